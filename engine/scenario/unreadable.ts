import type {Message} from '../message.ts';

/** Why a text cannot be read, for people. */
export class Unreadable extends Error {
  readonly reason: Message;

  constructor(reason: Message, options?: ErrorOptions) {
    super(String(reason), options);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}

/** What to say about an error in reading: its reason, or the words of the system. */
export function reasonOf(error: unknown): Message | string {
  if (error instanceof Unreadable) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
