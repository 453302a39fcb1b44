/** Where a value of a packet stands in the session descriptions: the line of SDP that it comes from. */
import { type Candidate, readCandidate, readSdp, type SdpLine } from "../sdp/mod.ts";
import type { PacketField, SdpTie } from "./packet.ts";

/** A line of one of the given texts; both count from 0. */
export interface TiedLine {
  readonly text: number;
  readonly line: number;
}

const words = (value: string): readonly string[] => value.split(" ");

/** A candidate stands in a description with `a=`, and without where it was carried alone. */
const candidateIn = ({ text }: SdpLine): Candidate | undefined => readCandidate(text.replace(/^a=/, ""));

/** RFC 8445 §7.1.1: a check carries its candidate’s priority, with the type preference of peer-reflexive ones. */
const isSamePriority = (candidate: number, check: number): boolean =>
  candidate === check || candidate % 2 ** 24 === check % 2 ** 24;

/** Whether a line is one that the tie leads to. */
function isTied(line: SdpLine, tie: SdpTie): boolean {
  const { name, value } = line;
  switch (tie.kind) {
    case "ufrag":
      return name === "ice-ufrag" && value === tie.ufrag;
    case "password":
      return name === "ice-pwd" && value === tie.password;
    case "priority": {
      const candidate = candidateIn(line);
      return candidate !== undefined && isSamePriority(Number(candidate.priority), tie.priority);
    }
    case "address": {
      const candidate = candidateIn(line);
      return candidate?.address === tie.address && Number(candidate.port) === tie.port;
    }
    case "fingerprint": {
      const [hash, print] = words(value);
      return name === "fingerprint" && hash.toLowerCase() === tie.hash && print?.toUpperCase() === tie.value;
    }
    case "setup":
      return name === "setup" && (value === tie.role || value === "actpass");
    case "payload-type": {
      const type = String(tie.payloadType);
      if (name === "m=") return words(value).slice(3).includes(type);
      return ["rtpmap", "fmtp", "rtcp-fb"].includes(name) && words(value)[0] === type;
    }
    case "extmap":
      return name === "extmap" && words(value)[0].split("/")[0] === String(tie.id);
    case "ssrc":
      return (name === "ssrc" || name === "ssrc-group") && words(value).includes(String(tie.ssrc));
    case "sctp-port":
      return name === "sctp-port" && value === String(tie.port);
  }
}

/**
 * The lines that a field repeats, among texts that are session descriptions or single candidates. A field without a tie
 * leads nowhere.
 */
export function tiedLines({ tie }: Pick<PacketField, "tie">, texts: readonly string[]): readonly TiedLine[] {
  if (!tie) return [];
  return texts.flatMap((text, i) =>
    readSdp(text).lines.flatMap((line, n) => isTied(line, tie) ? [{ text: i, line: n }] : [])
  );
}
