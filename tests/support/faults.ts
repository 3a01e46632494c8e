import {expect} from 'vitest';
import {TidemarkError} from '../../engine/errors.ts';
import {compileText} from './compile-text.ts';

/** The messages of a scenario that cannot be loaded or compiled, without source lines; each must point at a place that is there. */
export function faults(text: string): string[] {
  try {
    compileText(text);
  } catch (error) {
    if (!(error instanceof TidemarkError)) throw error;
    return error.issues.map(({path, location, ...issue}) => {
      const [rule, got, hint] = [issue.rule, issue.got, issue.hint].map((said) => said && String(said));
      expect(location, `${rule} has a place`).toBeDefined();
      expect(location!.text.length).toBeGreaterThanOrEqual(location!.column - 1);
      return [`${path!.join('.')}: ${rule}`, got && `got ${got}`, hint && `(${hint})`].filter(Boolean).join(' ');
    });
  }
  return [];
}
