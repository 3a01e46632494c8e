/** What the exit code of a command says. 3 is that of `check`: only undecided ones. */
export const EXIT = {
  ok: 0,
  /** A check failed. */
  failed: 1,
  /** The input or the call is wrong. */
  wrong: 2,
  /** A fault of ours. */
  fault: 70,
  interrupted: 130,
  terminated: 143,
} as const;
