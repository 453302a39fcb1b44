/** What is typed into the terminal in which the box was started: it changes the network of every pair. */
import { NAT_KINDS, type Side, SIDES } from "../protocol/box/mod.ts";
import { count } from "../protocol/text/mod.ts";
import type { Box } from "./box.ts";
import { pullCables, touchCables } from "./cable.ts";
import { readNats, readNumber, WEATHER_WORDS } from "./options.ts";
import { settingsOf } from "./pairs.ts";
import type { Pair } from "./world.ts";

const HELP = [
  `nat A=KIND,B=KIND       ${NAT_KINDS.join(", ")}`,
  "loss, delay, jitter or rate, and a number: on each line, in each direction",
  "pull A|B|both [SECONDS] pull a cable, and put it back after so many seconds",
  "plug A|B|both           put it back",
  "pairs                   each pair, its network, and what became of its datagrams",
].join("\n");

/** Does what a line says, and gives what there is to say then. */
export function obey(box: Box, line: string): string {
  const [word = "", value = "", more, ...rest] = line.trim().split(/\s+/);
  if (rest.length > 0) return HELP;
  switch (word) {
    case "":
      return "";
    case "nat":
      return more === undefined ? setNats(box, value) : HELP;
    case "pull":
      return pull(box, value, more);
    case "plug": {
      const sides = sidesOf(value);
      if (!sides || more !== undefined) return HELP;
      touchCables(box.pairs, sides, false);
      return `Put back in ${count(box.pairs.length, "pair")}.`;
    }
    case "pairs":
      return box.pairs.map(pairText).join("\n");
  }
  const name = WEATHER_WORDS.find((one) => one === word);
  if (!name || more !== undefined) return HELP;
  const number = readNumber(name, value);
  if (typeof number === "string") return number;
  box.changeAll(SIDES, { up: { [name]: number }, down: { [name]: number } });
  return `${name} is ${number} for every pair.`;
}

function setNats(box: Box, value: string): string {
  const nats = readNats(value);
  if (typeof nats === "string") return nats;
  const changes = SIDES.flatMap((side) => nats[side] ? [{ side, nat: nats[side] }] : []);
  for (const { side, nat } of changes) box.changeAll([side], { nat });
  return changes.length === 0
    ? HELP
    : `For every pair: ${changes.map(({ side, nat }) => `${side} ${nat}`).join(", ")}.`;
}

function pull(box: Box, value: string, more: string | undefined): string {
  const sides = sidesOf(value);
  const seconds = more === undefined ? undefined : Number(more);
  if (!sides || seconds !== undefined && !(seconds >= 0.1 && seconds <= 600)) return HELP;
  if (!pullCables(box.world, box.pairs, sides, seconds)) {
    return "Too many hands are at that cable; wait for one of them.";
  }
  return `Pulled in ${count(box.pairs.length, "pair")}${
    seconds === undefined ? "" : `, for ${count(seconds, "second")}`
  }.`;
}

function sidesOf(word: string): readonly Side[] | undefined {
  const side = SIDES.find((side) => side === word.toUpperCase());
  return word === "both" ? SIDES : side && [side];
}

function pairText(pair: Pair): string {
  const { number, pages, record } = pair;
  const settings = settingsOf(pair);
  const lines = SIDES.map((side) => `${side} ${settings[side].nat}${settings[side].isPulled ? ", cable pulled" : ""}`);
  const counts = Object.entries(record.counts).map(([outcome, n]) => `${n} ${outcome}`).join(", ");
  return `Pair ${number}: ${lines.join("; ")}; ${count(pages.size, "page")}; ${counts || "no datagrams yet"}.`;
}
