/** A pair’s network in one line. */
import { type Line, type Settings, SIDES, type Weather } from "./settings.ts";

const UNITS: Readonly<Record<keyof Weather, (n: number) => string>> = {
  loss: (n) => `${n} % loss`,
  delay: (n) => `${n} ms of delay`,
  jitter: (n) => `${n} ms of jitter`,
  rate: (n) => `${n} kbit/s`,
};

/** What a line has beside its NAT, as it is from its client. */
function lineText({ nat, up, isPulled }: Line): string {
  if (isPulled) return "cable pulled";
  const weather = (["loss", "delay", "jitter", "rate"] as const).flatMap((name) =>
    up[name] === 0 ? [] : [UNITS[name](up[name])]
  );
  return [nat, ...weather].join(", ");
}

/** As `A symmetric, 10 % loss · B open`. */
export const networkText = (settings: Settings): string =>
  SIDES.map((side) => `${side} ${lineText(settings[side])}`).join(" · ");
