/** How much longer a quarter of a second of work takes than on a machine that does nothing else: 2 where every second moment is another's. */
export function crowding(): number {
  const start = performance.now();
  const {user, system} = process.cpuUsage();
  for (;;) {
    const used = process.cpuUsage();
    const worked = (used.user + used.system - user - system) / 1000;
    if (worked >= 250) return (performance.now() - start) / worked;
  }
}
