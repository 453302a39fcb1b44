/** Bench time as it is read: minutes and seconds since the bench opened. */

/** `83_400` milliseconds are `1:23`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
