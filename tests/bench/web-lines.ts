/** A figure, what it must be under and what is aimed at. */
export interface Line {
  readonly what: string;
  readonly value: number;
  readonly must?: number;
  readonly aim?: number;
  readonly unit: string;
}

/** A table for people, then a JSON line each for programs. */
export function printLines(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({what}) => what.length));
  for (const {what, value, must, aim, unit} of lines) {
    const bounds = must === undefined ? '' : `must < ${must}, aim < ${aim}: ${verdict(value, must, aim!)}`;
    console.log(`${what.padEnd(width)}  ${`${value.toFixed(1)} ${unit}`.padStart(10)}  ${bounds}`);
  }
  for (const line of lines) console.log(JSON.stringify(line));
}

function verdict(value: number, must: number, aim: number): string {
  if (value < aim) return 'aim met';
  return value < must ? 'must met' : 'MISSED';
}

/** Type 7. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (at - Math.floor(at)) * (high - low);
}
