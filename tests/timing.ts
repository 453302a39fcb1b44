/** How long something takes, on machines that have other things to do. */
import process from "node:process";

/** Gives the milliseconds of processor time that this process has spent since: what other programs do does not count. */
export function stopwatch(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}

/** Milliseconds of processor time that this process spends on it. */
export function processorTime(run: () => unknown): number {
  const spent = stopwatch();
  run();
  return spent();
}
