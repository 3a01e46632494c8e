/** What the exit code of a command says. */
export const EXIT = {
  ok: 0,
  /** A check failed. */
  failed: 1,
  /** The input or the call is wrong. */
  wrong: 2,
  /** Of the checks that did not pass, none failed. */
  undecided: 3,
  /** A fault of ours. */
  fault: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** What a verdict on a file, or on all rules of a comparison, makes of it. */
export const EXIT_OF_VERDICT = {pass: EXIT.ok, fail: EXIT.failed, undecided: EXIT.undecided} as const;

/** What weighs most comes first. */
const WEIGHT: readonly number[] = [EXIT.fault, EXIT.wrong, EXIT.failed, EXIT.undecided, EXIT.ok];

/** The exit code of several things done: that which weighs most. */
export function worst(codes: Iterable<number>): number {
  const all = new Set(codes);
  return WEIGHT.find((code) => all.has(code)) ?? EXIT.ok;
}
