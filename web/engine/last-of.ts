/** A function that keeps its last result and gives it again to an argument with the same key. */
export function lastOf<A, R>(work: (argument: A) => R, keyOf: (argument: A) => unknown): (argument: A) => R {
  let last: {key: unknown; result: R} | undefined;
  return (argument) => {
    const key = keyOf(argument);
    if (!last || last.key !== key) last = {key, result: work(argument)};
    return last.result;
  };
}
