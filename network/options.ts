/** What the command line says of the network, read into settings: `A=symmetric,B=open`, percents, milliseconds. */
import {
  FAIR,
  type LineChange,
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
  if (typeof nats === "string") return nats;
  const weather: { -readonly [Name in keyof Weather]: number } = { ...FAIR };
  for (const name of Object.keys(WORST) as (keyof Weather)[]) {
    const word = words[name];
    if (word === undefined) continue;
    const number = Number(word);
    if (!/^\d+(\.\d+)?$/.test(word) || number > WORST[name]) {
      return `--${name} is “${word}”; it is a number from 0 to ${WORST[name]}.`;
    }
    weather[name] = number;
  }
  const line = (nat: NatKind) =>
    lineAfter({ nat: "open", up: FAIR, down: FAIR, isPulled: false }, { nat, up: weather, down: weather });
  return { A: line(nats.A ?? "open"), B: line(nats.B ?? "open") };
}

/** `A=symmetric,B=blocked`; one of them may be left out. */
function readNats(word: string): Partial<Record<Side, LineChange["nat"]>> | string {
  const nats: Partial<Record<Side, NatKind>> = {};
  for (const part of word.split(",").filter((one) => one !== "")) {
    const [name, ...rest] = part.split("=");
    const side = SIDES.find((side) => side === name.trim().toUpperCase());
    const nat = NAT_KINDS.find((kind) => kind === rest.join("=").trim());
    if (!side || !nat) return `--nat is “${word}”; it is A=KIND,B=KIND with KIND one of ${NAT_KINDS.join(", ")}.`;
    nats[side] = nat;
  }
  return nats;
}
