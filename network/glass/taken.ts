/**
 * What a peer of glass is given of what a page hands it: data channels only, and only candidates that lead through the
 * box. Whatever a page writes into a description, the box sends nothing to anybody else.
 */
import type { CandidateInit, Description } from "../../protocol/facts/mod.ts";
import { readCandidate } from "../../protocol/sdp/mod.ts";

/** Whether an address and a port are the box’s own. */
export type IsOfBox = (address: string, port: number) => boolean;

/** A refusal as a browser would put it. */
export class Refusal extends Error {
  constructor(override readonly name: string, message: string) {
    super(message);
  }
}

const leads = (candidate: string, isOfBox: IsOfBox): boolean => {
  const read = readCandidate(candidate);
  return read !== undefined && read.transport.toLowerCase() === "udp" && isOfBox(read.address, Number(read.port));
};

const BREAK = /\r\n|\r|\n/;

/** The description without the candidates that lead elsewhere. Throws where there is anything but one data section. */
export function takenDescription({ type, sdp }: Description, isOfBox: IsOfBox): Description {
  const lines = sdp.split(BREAK);
  const sections = lines.filter((line) => line.startsWith("m="));
  if (type !== "rollback" && (sections.length !== 1 || !sections[0].startsWith("m=application "))) {
    throw new Refusal(
      "NotSupportedError",
      `The peer of glass takes one section, of data channels; here are ${sections.length}. Leave video and audio out.`,
    );
  }
  const taken = lines.filter((line) => !line.startsWith("a=candidate:") || leads(line.slice(2), isOfBox));
  return { type, sdp: taken.join("\r\n") };
}

/** A candidate, or the end of them. Throws where it leads past the box. */
export function takenCandidate(candidate: CandidateInit, isOfBox: IsOfBox): CandidateInit {
  if (candidate.candidate === "" || leads(candidate.candidate.replace(/^a=/, ""), isOfBox)) return candidate;
  throw new Refusal(
    "NotSupportedError",
    "The peer of glass is reached through the box only. Carry the candidates of type srflx and relay, which lead there.",
  );
}

/** A description of the peer’s own without its host candidates: they lead past the box. */
export const without = (type: "host" | "any", sdp: string): string =>
  sdp.split(BREAK).filter((line) =>
    type === "any" ? !/^a=(candidate:|end-of-candidates)/.test(line) : !/^a=candidate:.* typ host\b/.test(line)
  ).join("\r\n");
