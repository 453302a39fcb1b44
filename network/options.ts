/** What the command line says of the network, read into settings: `A=symmetric,B=open`, percents, milliseconds. */
import {
  FAIR,
  NAT_KINDS,
  type NatKind,
  type Settings,
  type Side,
  SIDES,
  type Weather,
  WORST,
} from "../protocol/box/mod.ts";
import { lineAfter } from "./pairs.ts";

/** What may be said, each as it was typed. */
export interface NetworkWords {
  readonly nat?: string;
  readonly loss?: string;
  readonly delay?: string;
  readonly jitter?: string;
  readonly rate?: string;
}

/** The settings that words mean, or a sentence about the one that means nothing. */
export function readSettings(words: NetworkWords): Settings | string {
  const nats = readNats(words.nat ?? "");
  if (typeof nats === "string") return `--${nats}`;
  const weather: { -readonly [Name in keyof Weather]: number } = { ...FAIR };
  for (const name of WEATHER_WORDS) {
    const number = readNumber(name, words[name] ?? "0");
    if (typeof number === "string") return `--${number}`;
    weather[name] = number;
  }
  const line = (nat: NatKind) =>
    lineAfter({ nat: "open", up: FAIR, down: FAIR, isPulled: false }, { nat, up: weather, down: weather });
  return { A: line(nats.A ?? "open"), B: line(nats.B ?? "open") };
}

/** The words that are numbers. */
export const WEATHER_WORDS: readonly (keyof Weather)[] = ["loss", "delay", "jitter", "rate"];

/** A number of the weather, or a sentence. */
export function readNumber(name: keyof Weather, word: string): number | string {
  const number = Number(word);
  return /^\d+(\.\d+)?$/.test(word) && number <= WORST[name]
    ? number
    : `${name} is “${word}”; it is a number from 0 to ${WORST[name]}.`;
}

/** `A=symmetric,B=blocked`; one of them may be left out. A sentence where it is none of that. */
export function readNats(word: string): Partial<Record<Side, NatKind>> | string {
  const nats: Partial<Record<Side, NatKind>> = {};
  for (const part of word.split(",").filter((one) => one !== "")) {
    const [name, ...rest] = part.split("=");
    const side = SIDES.find((side) => side === name.trim().toUpperCase());
    const nat = NAT_KINDS.find((kind) => kind === rest.join("=").trim());
    if (!side || !nat) return `nat is “${word}”; it is A=KIND,B=KIND with KIND one of ${NAT_KINDS.join(", ")}.`;
    nats[side] = nat;
  }
  return nats;
}
