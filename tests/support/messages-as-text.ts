import {expect} from 'vitest';
import {Message} from '../../engine/message.ts';

/** A message equals its English text, in both directions: tests say what a user reads. */
function isSameText(a: unknown, b: unknown): boolean | undefined {
  if (a instanceof Message === b instanceof Message) return undefined;
  return [a, b].every((one) => typeof one === 'string' || one instanceof Message) ? String(a) === String(b) : undefined;
}

expect.addEqualityTesters([isSameText]);
