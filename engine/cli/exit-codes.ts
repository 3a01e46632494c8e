/** What the exit code of a command says. 1 and 3 are those of `check`: a check failed, only undecided ones. */
export const EXIT = {
  ok: 0,
  /** The input or the call is wrong. */
  wrong: 2,
  /** A fault of ours. */
  fault: 70,
  interrupted: 130,
  terminated: 143,
} as const;
