import {breathe} from '../run/breathe.ts';
import type {World} from './context.ts';

/** Lets Ctrl-C be heard between two pieces of work that wait for nothing. Throws what it was aborted with. */
export async function hearInterruption({signal}: Pick<World, 'signal'>): Promise<void> {
  await breathe();
  signal.throwIfAborted();
}
