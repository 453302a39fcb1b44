/** The rules between a section of the offer and the same section of its answer. */
import type { Described, DescribedSection } from "./described.ts";
import type { PairCode } from "./wording.ts";

/** Adds a finding: its code, the line of the answer, and what it is about. */
export type Add = (code: PairCode, line: number, ...about: readonly string[]) => void;

/** How candidates name a section. */
export const nameOf = ({ mid }: DescribedSection): string | undefined => mid;

/** Every section of an answer that has as many as its offer, in the same order. */
export function checkSections(offer: Described, answer: Described, add: Add): void {
  const told = new Set<string>();
  const once: Add = (code, line, ...about) => {
    const key = `${code} ${about.join(" ")}`;
    if (!told.has(key)) add(code, line, ...about);
    told.add(key);
  };
  for (const [index, one] of offer.sections.entries()) {
    const other = answer.sections[index];
    if (one.isOff) continue;
    if (other.isOff) {
      const helpless = one.media === "video" && one.codecs.filter(isMedia).every(({ name }) => /^H264/i.test(name));
      if (helpless && answer.sections.some(({ isOff }) => !isOff)) {
        add("refused-codec", other.line, other.mid ?? `${index}`);
      }
      continue;
    }
    checkRole(one, other, once);
    if (one.transport !== other.transport && other.transport.includes("RTP/") && one.transport.includes("RTP/")) {
      once("profile-changed", other.line, `${one.transport}, the answer ${other.transport}`);
    }
    if (one.media === "application") continue;
    checkDirection(one, other, add);
    checkCodecs(one, other, add);
    checkExtensions(one, other, once);
    checkSimulcast(one, other, add);
  }
}

function checkRole(one: DescribedSection, other: DescribedSection, add: Add): void {
  if (other.setup === "actpass") add("role-open", other.line);
  else if (one.setup === other.setup && (one.setup === "active" || one.setup === "passive")) {
    add("roles", other.line, one.setup, one.setup === "active" ? "each" : "nobody");
  }
}

const WAYS = ["inactive", "recvonly", "sendonly", "sendrecv"];

/** RFC 3264 §6.1: an answer may do what the offer mirrors, or less. */
function checkDirection(one: DescribedSection, other: DescribedSection, add: Add): void {
  const [was, is] = [WAYS.indexOf(one.direction), WAYS.indexOf(other.direction)];
  const mirror = (was >> 1) | ((was & 1) << 1);
  if ((is & ~mirror) === 0) return;
  const silent = other.directionLine === other.line;
  add(
    "direction-more",
    other.directionLine,
    `${one.direction}, and the answer ${
      silent ? `has no direction line, which means ${other.direction}` : `says ${other.direction}`
    }`,
  );
}

const isMedia = ({ name }: { readonly name: string }): boolean =>
  !/^(?:rtx|red|ulpfec|flexfec|telephone-event|CN)\b/i.test(name);
const profileOf = (parameters: string): string =>
  /profile-level-id=([\da-f]{4})/i.exec(parameters)?.[1]?.toLowerCase() ?? "";
const levelOf = (parameters: string): number =>
  parseInt(/profile-level-id=[\da-f]{4}([\da-f]{2})/i.exec(parameters)?.[1] ?? "", 16);

function checkCodecs(one: DescribedSection, other: DescribedSection, add: Add): void {
  const offered = one.codecs.filter(isMedia);
  const named = other.codecs.filter(isMedia);
  const isOffered = (name: string) => offered.some((codec) => codec.name.toLowerCase() === name.toLowerCase());
  const strange = named.filter(({ name }) => !isOffered(name));
  if (named.length > 0 && strange.length === named.length) add("codec-strange", other.line, other.mid ?? "—");
  for (const { name } of strange) add("codec-added", other.line, name);
  for (const { payload, name, parameters } of named) {
    const before = one.codecs.find((codec) => codec.payload === payload);
    if (before && before.name.toLowerCase() !== name.toLowerCase()) {
      add(
        "payload-meaning",
        other.line,
        `Payload type ${payload} was ${before.name} in the offer and is ${name} in the answer`,
      );
    }
    const same = offered.find((codec) => codec.name === name && profileOf(codec.parameters) === profileOf(parameters));
    const free = /level-asymmetry-allowed=1/.test(parameters) &&
      /level-asymmetry-allowed=1/.test(same?.parameters ?? "");
    if (same && !free && levelOf(parameters) > levelOf(same.parameters)) {
      add("level-raised", other.line, `${levelOf(same.parameters) / 10} became ${levelOf(parameters) / 10}`);
    }
  }
}

const MIRROR: Readonly<Record<string, string>> = { sendonly: "recvonly", recvonly: "sendonly" };

function checkExtensions(one: DescribedSection, other: DescribedSection, add: Add): void {
  for (const { id, uri, direction } of other.extensions) {
    const same = one.extensions.find((extension) => extension.uri === uri);
    const there = one.extensions.find((extension) => extension.id === id);
    if (!same && there) {
      add("extmap-moved", other.line, `The id ${id} was ${there.uri} in the offer and is ${uri} in the answer`);
    } else if (same && same.id !== id && !one.extensions.some((all) => all.uri === uri && all.id === id)) {
      add("extmap-moved", other.line, `${uri} has the id ${same.id} in the offer and ${id} in the answer`);
    } else if (
      same && same.direction !== "sendrecv" && direction !== MIRROR[same.direction] && direction !== "inactive"
    ) {
      add("extmap-direction", other.line, uri);
    }
  }
}

function checkSimulcast(one: DescribedSection, other: DescribedSection, add: Add): void {
  if (one.simulcast === undefined) return;
  if (other.simulcast === undefined) {
    add("simulcast-refused", other.line);
    return;
  }
  const rids = (text: string, way: string) =>
    (new RegExp(`\\b${way} (\\S+)`).exec(text)?.[1] ?? "").split(/[;,]/).filter(Boolean).sort();
  const [sent, taken] = [rids(one.simulcast, "send"), rids(other.simulcast, "recv")];
  if (sent.length > 0 && sent.join() !== taken.join()) {
    add("simulcast-changed", other.line, `${sent.join(", ")} offered, ${taken.join(", ") || "none"} taken`);
  }
}
