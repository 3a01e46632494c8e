import type {Path} from '../errors.ts';
import type {Scenario} from '../scenario/schema.ts';

/** What was observed of a metric, in its unit, by district and year. */
export type History = Readonly<Record<string, Readonly<Record<string, number>>>>;

type Read = (metric: string, path: Path, text: string | number) => number;

/** The histories of the metrics that have one; `read` makes a number of the text at a path. */
export function readHistories({metrics}: Scenario, read: Read): Map<string, History> {
  return new Map(
    Object.entries(metrics).flatMap(([id, {history}]): [string, History][] =>
      history ? [[id, readHistory(id, history, read)]] : [],
    ),
  );
}

function readHistory(
  id: string,
  history: Readonly<Record<string, Readonly<Record<string, string | number>>>>,
  read: Read,
): History {
  const numbers = (district: string, [year, text]: readonly [string, string | number]) =>
    [year, read(id, ['metrics', id, 'history', district, year], text)] as const;
  return Object.fromEntries(
    Object.entries(history).map(([district, years]) => [
      district,
      Object.fromEntries(Object.entries(years).map((entry) => numbers(district, entry))),
    ]),
  );
}
