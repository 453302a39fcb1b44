/** Media sections: two descriptions’ lists of them, and where those differ. */
import type { Differs } from "../problems/mod.ts";
import { readSdp, type SdpLine, tokensOf } from "../sdp/mod.ts";

/** A media section, as far as its place among the others goes. */
export interface MediaSection {
  readonly media: string;
  readonly mid?: string;
  /** Port 0 and not `a=bundle-only`: switched off (RFC 9143 §6). */
  readonly off: boolean;
  /** Its `m=` line, and its `a=mid`, if there is one. */
  readonly head: SdpLine;
  readonly midLine?: SdpLine;
}

/** The media sections of a description, in order. */
export function mediaSections(sdp: string): readonly MediaSection[] {
  const places: { media: string; mid?: string; off: boolean; head: SdpLine; midLine?: SdpLine }[] = [];
  for (const line of readSdp(sdp).lines) {
    const place = places.at(-1);
    if (line.name === "m=") {
      const [media, port] = tokensOf(line).map((token) => token.text);
      places.push({ media: media ?? "", off: port === "0", head: line });
    } else if (line.name === "mid" && place && place.mid === undefined) {
      Object.assign(place, { mid: line.value, midLine: line });
    } else if (line.name === "bundle-only" && place) place.off = false;
  }
  return places;
}

/** A difference of two lists, and the line of the first that shows it; a section that is missing has no line. */
type Difference = Differs & { readonly line?: SdpLine };

/** How an answer’s sections part from the offer’s: same number, same order, same kinds, same mids (RFC 3264 §6). */
export function answerDiffers(answer: readonly MediaSection[], offer: readonly MediaSection[]): Difference | undefined {
  const parts = partFrom(answer, offer);
  if (answer.length === offer.length) return parts;
  const [how, line] = answer.length < offer.length
    ? ["fewer" as const, undefined]
    : ["more" as const, answer[offer.length].head];
  return { how, theirs: answer.length, ours: offer.length, ...(line && { line }) };
}

/**
 * How a later offer’s sections part from the ones in force: none is taken away, none changes its kind or its place
 * (RFC 3264 §8). One that was switched off may be used for something else (RFC 9429 §5.2.2).
 */
export function offerDiffers(offer: readonly MediaSection[], inForce: readonly MediaSection[]): Difference | undefined {
  if (offer.length < inForce.length) return { how: "fewer", theirs: offer.length, ours: inForce.length };
  const kept = offer.slice(0, inForce.length).map((place, i) => inForce[i].off ? inForce[i] : place);
  const parts = partFrom(kept, inForce);
  return parts?.how === "renamed" ? undefined : parts;
}

function partFrom(these: readonly MediaSection[], those: readonly MediaSection[]): Difference | undefined {
  const renamed = (one: MediaSection, other: MediaSection) =>
    one.mid !== undefined && other.mid !== undefined && one.mid !== other.mid;
  const at = these.findIndex((one, i) => those[i] && (one.media !== those[i].media || renamed(one, those[i])));
  if (at < 0) return undefined;
  const [one, other] = [these[at], those[at]];
  const sorted = (places: readonly MediaSection[]) =>
    places.map(({ media, mid }) => `${media} ${mid}`).sort().join("\n");
  if (sorted(these) === sorted(those)) return { how: "reordered", theirs: at, ours: at, line: one.head };
  return one.media !== other.media
    ? { how: "kind", theirs: one.media, ours: other.media, line: one.head }
    : { how: "renamed", theirs: one.mid!, ours: other.mid!, line: one.midLine! };
}
