/** NTP seconds, as `t=` and `z=` count them (RFC 8866 §5.9). */

/** `3034423619` is `1996-02-27 15:26:59 UTC`, if it is a number. */
export function clockOf(seconds: string): string {
  const unix = Number(seconds) - 2_208_988_800;
  if (!Number.isSafeInteger(unix) || unix < 0 || unix > 253_402_300_799) return `NTP second ${seconds}`;
  const days = Math.floor(unix / 86_400);
  const rest = unix % 86_400;
  const two = (n: number) => String(n).padStart(2, "0");
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(":");
  return `${dateOf(days)} ${time} UTC (NTP second ${seconds})`;
}

/** The proleptic Gregorian date of a day counted from 1970-01-01. */
function dateOf(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const two = (n: number) => String(n).padStart(2, "0");
  const civil = month < 10 ? month + 3 : month - 9;
  return `${year + era * 400 + (civil <= 2 ? 1 : 0)}-${two(civil)}-${
    two(ofYear - Math.floor((153 * month + 2) / 5) + 1)
  }`;
}
