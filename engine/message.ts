/** What stands in a slot of a message: a name or number as it is, words that are said in the reader's language too, or a list of these. */
export type Slot = string | number | Message | readonly (string | number | Message)[];

/**
 * A text for people that keeps what it is made of, so that it can be said in another language: a template in English (`unknown name {0}`) and what stands in
 * its slots. As a string, and in JSON, it is English.
 */
export class Message {
  readonly template: string;
  readonly values: readonly Slot[];

  constructor(template: string, values: readonly Slot[] = []) {
    this.template = template;
    this.values = values;
  }

  toString(): string {
    return fill(this, ENGLISH);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A message, as a tagged template: say`unknown name ${name}`. Its Chinese stands in `messages/`; a test finds what is missing there. */
export function say(texts: TemplateStringsArray, ...values: readonly Slot[]): Message {
  return new Message(
    texts.reduce((template, text, i) => `${template}{${i - 1}}${text}`),
    values,
  );
}

/** An error that is said in the reader's language; its `message` is the English. */
export class SaidError extends Error {
  readonly said: Message;

  constructor(said: Message, options?: ErrorOptions) {
    super(String(said), options);
    this.name = 'SaidError';
    this.said = said;
  }
}

/** What an error says: a message where it has one, else its text, which may be the system's or a library's. */
export function saidBy(error: unknown): Message | string {
  if (error instanceof SaidError) return error.said;
  return error instanceof Error ? error.message : String(error);
}

/** How a language says a message: its template for an English one, what stands between the parts of a list, and what marks where a slot begins and ends. */
export interface Manner {
  readonly templateOf: (english: string) => string;
  readonly comma: string;
  readonly seam: string;
}

/** The text of a message. */
export function fill(message: Message, manner: Manner): string {
  const {templateOf, comma, seam} = manner;
  const textOf = (slot: Slot): string => {
    if (slot instanceof Message) return fill(slot, manner);
    return typeof slot === 'object' ? slot.map(textOf).join(comma) : String(slot);
  };
  return templateOf(message.template).replaceAll(
    /\{(\d+)\}/g,
    (_, i) => seam + textOf(message.values[Number(i)]!) + seam,
  );
}

const ENGLISH: Manner = {templateOf: (english) => english, comma: ', ', seam: ''};

/** `a, b or c`. */
export function oneOf(words: readonly (string | Message)[]): string | Message {
  return joined(words, (few, last) => say`${few} or ${last}`);
}

/** `a, b and c`. */
export function allOf(words: readonly (string | Message)[]): string | Message {
  return joined(words, (few, last) => say`${few} and ${last}`);
}

function joined(
  words: readonly (string | Message)[],
  join: (few: readonly (string | Message)[], last: string | Message) => Message,
): string | Message {
  return words.length < 2 ? (words[0] ?? '') : join(words.slice(0, -1), words.at(-1)!);
}

/** A message as a text, for libraries that carry texts only; its values are names, numbers and lists of them. */
export function packed({template, values}: Message): string {
  return JSON.stringify([template, ...values]);
}

/** The message in a text that was packed; a text that was not is its own template. */
export function unpacked(text: string): Message {
  if (!text.startsWith('["')) return new Message(text);
  const [template, ...values] = JSON.parse(text) as [string, ...Slot[]];
  return new Message(template, values);
}
