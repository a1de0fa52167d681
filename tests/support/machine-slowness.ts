const SPIN_MICROSECONDS = 10_000;

/** How many times longer work takes now than the processor needs for it: 1 on a quiet machine. */
export function machineSlowness(): number {
  const began = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < SPIN_MICROSECONDS) {
    const { user, system } = process.cpuUsage(before);
    used = user + system;
  }
  return Math.max(1, ((performance.now() - began) * 1_000) / used);
}
