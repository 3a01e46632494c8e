/** Milliseconds of processor time that this thread spends on some work: unlike those of a clock, no more of them while others keep the machine busy. */
export function cpuTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const {user, system} = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
