/** Says whether a description is whole, or where it breaks (RFC 8866 §5; RFC 9429 §5). */
import { identify } from "../../sdp/mod.ts";
import { attributeOf, fits, fitsTight } from "../grammar.ts";

/** What keeps a description from being whole: the place is an index into its lines. */
export type Flaw =
  | { readonly code: "cut-off" | "line-damaged" | "fingerprint-damaged" | "case-changed"; readonly index: number }
  | { readonly code: "sdp-incomplete"; readonly missing: string; readonly index?: number };

/**
 * How strictly a description is judged. `open`: no line break follows the last line. `mended`: the text is not as it
 * was pasted, so nothing is let pass.
 */
interface Strictness {
  readonly open: boolean;
  readonly mended: boolean;
}

const SESSION = "vosiuepcbtrzka";
const MEDIA = "micbka";
/** What may come more than once in a row. */
const MANY = "epcbtra";

/** Where in a description one stands: the type of the line before, and whether an `m=` line has come. */
export interface SdpPosition {
  readonly type: string;
  readonly media: boolean;
}

/** The position after a line of this type, or `undefined` where none may stand (RFC 8866 §5). */
export function positionAfter(place: SdpPosition, type: string, mended: boolean): SdpPosition | undefined {
  if (type === "m") {
    return place.media || SESSION.indexOf(place.type) >= SESSION.indexOf("t") ? { type, media: true } : undefined;
  }
  const order = place.media ? MEDIA : SESSION;
  const [from, to] = [order.indexOf(place.type), order.indexOf(type)];
  if (to < 0) return undefined;
  if ((place.type === "v" && type !== "o") || (place.type === "o" && type !== "s")) return undefined;
  const again = to === from && MANY.includes(type);
  const times = place.type === "r" && type === "t";
  const late = place.media && !mended && (type === "b" || type === "c");
  return to > from || again || times ? { ...place, type } : late ? place : undefined;
}

/** Attributes that belong to a media section only. */
const OF_SECTIONS = /^a=(?:mid|candidate|rtpmap|fmtp|rtcp-fb|sctp-port|ssrc|msid|rtcp-mux)(?::|$)/;

/**
 * What shows that a description was damaged on its way, although each of its lines may be unlike any that is known
 * here: a line that is none, or in no possible order; a space that is gone; an end that is missing.
 */
export function damageOf(lines: readonly string[], open: boolean): Flaw | undefined {
  const last = lines.length - 1;
  let place: SdpPosition = { type: "v", media: false };
  for (const [index, line] of lines.entries()) {
    if (CASE_CHANGED.test(line)) return { code: "case-changed", index };
    const next = index === 0 ? place : positionAfter(place, line[0], false);
    if (line[1] !== "=" || !next || !isWhole(line)) return { code: codeOf(line, open && index === last), index };
    place = next;
  }
  if (!lines.some((line) => line.startsWith("t="))) return { code: "cut-off", index: last };
  const missing = missingFrom(lines, { open, mended: false });
  if (missing) return { code: "sdp-incomplete", missing, ...(open && { index: last }) };
  const cut = breaksOff(lines, { open, mended: false }) || (open && !fits(lines[last]));
  return cut ? { code: "cut-off", index: last } : undefined;
}

/** What programs write in ways of their own, and browsers read or pass over: none of these shows any damage. */
const OWN_WAYS: readonly RegExp[] = [
  /^v=\d+$/,
  /^o=\S+(?: \S+){2} IN IP[46] \S[^*`]*$/,
  /^c=IN IP[46] \S[^*`]*$/,
  /^[bkuzr]=\S.*$/,
  /^a=msid-semantic:/,
  /^a=ice-(?:ufrag|pwd):[^*`]+$/,
  /^a=fingerprint:(?!.*[\dA-F]{2}:[\dA-F]{2})/i,
  /^a=(?:simulcast|rid|group|rtcp|ice-options|msid|rtcp-xr|ssrc-group):.*[\w}>]$/,
  // An address that somebody has taken out: <ip-address>, (my ip), "ip".
  /^a=candidate:\S+ \d+ \S+ \d+ [<("[][\w -]{1,30}[>)"\]] \d+ typ [a-z]+(?: [a-z-]+ \S+)*$/,
  /^a=ssrc:\d+ [\w-]+(?::.*[\w}/+=])?$/,
  /^m=[a-z]+ \d+(?:\/\d+)? [A-Za-z/]+(?: \d+)+$/,
];
const GLUED =
  /.a=(?:mid|rtpmap|fmtp|rtcp-fb|extmap|candidate|ice-ufrag|ice-pwd|setup|ssrc|fingerprint):|\\[rn]|=3D|[\t\x7f-\x9f]/;

const isWhole = (line: string): boolean => fits(line) || (!GLUED.test(line) && OWN_WAYS.some((way) => way.test(line)));

/** The first flaw of a description, whose `lines` are without endings and without blank ones. */
export function flawOf(lines: readonly string[], how: Strictness): Flaw | undefined {
  const last = lines.length - 1;
  let place: SdpPosition = { type: "", media: false };
  for (const [index, line] of lines.entries()) {
    const next = index === 0 ? line[0] === "v" && place : positionAfter(place, line[0], how.mended);
    const good = fits(line) && next && (place.media || line[0] === "m" || !OF_SECTIONS.test(line));
    if (!good) return { code: codeOf(line, index === last), index };
    place = index === 0 ? { type: "v", media: false } : next;
  }
  if (!lines.some((line) => line.startsWith("t="))) return { code: "cut-off", index: last };
  const missing = missingFrom(lines, how);
  if (missing) return { code: "sdp-incomplete", missing, ...(how.open && { index: last }) };
  return breaksOff(lines, how) ? { code: "cut-off", index: last } : undefined;
}

const CASE_CHANGED = /^[A-Z]=|^o=.* in ip[46] |^c=in ip[46] /;

function codeOf(line: string, isLast: boolean): "cut-off" | "line-damaged" | "fingerprint-damaged" | "case-changed" {
  if (CASE_CHANGED.test(line)) return "case-changed";
  if (isLast && !/[^\x20-\x7e]/.test(line)) return "cut-off";
  return /^a=fingerprint/.test(line) ? "fingerprint-damaged" : "line-damaged";
}

/** What every description with a media section has, and one that was cut off may have lost. */
function missingFrom(lines: readonly string[], how: Strictness): string | undefined {
  const { ufrags, fingerprints, bundled, mids } = identify(lines.join("\n"));
  if (bundled.some((mid) => !mids.includes(mid))) return "a=mid line for every section that a=group names";
  const from = lines.findLastIndex((line) => line.startsWith("m="));
  // Browsers write a=msid-semantic last of all lines that stand before the first section, also where there is none.
  if (mids.length === 0 && from < 0) {
    return lines.some((line) => line.startsWith("a=msid-semantic:")) ? undefined : "m= line";
  }
  // A section that is refused needs no transport (RFC 9143 §7.3).
  const live = lines.filter((line) => line.startsWith("m=")).some((line) => line.split(" ")[1] !== "0");
  if (!live && !lines.includes("a=bundle-only")) return undefined;
  const strict = how.open || how.mended;
  if (mids.length === 0 && !strict && ufrags.length > 0) return undefined;
  if (ufrags.length === 0) return "a=ice-ufrag line";
  if (!lines.some((line) => line.startsWith("a=ice-pwd:"))) return "a=ice-pwd line";
  if (fingerprints.length === 0) return "a=fingerprint line";
  if (!strict || lines[from].split(" ")[1] === "0") return undefined;
  const section = lines.slice(from);
  if (bundled.length > 0 && !section.some((line) => line.startsWith("a=mid:"))) return "a=mid line in its last section";
  if (/ [A-Z]+\/DTLS\/SCTP webrtc-datachannel$/.test(lines[from])) {
    return section.some((line) => line.startsWith("a=sctp-port:")) ? undefined : "a=sctp-port line";
  }
  const mapped = new Set(
    section.filter((line) => line.startsWith("a=rtpmap:")).map((line) => line.slice(9).split(" ")[0]),
  );
  const bare = / \S*RTP\/\S+ (.*)$/.exec(lines[from])?.[1].split(" ").find((type) =>
    Number(type) > 34 && !mapped.has(type)
  );
  return bare === undefined ? undefined : `a=rtpmap line for the payload type ${bare}`;
}

/** Numbers that are written in full or not at all: sizes and ports that the common implementations send. */
const IN_FULL: Readonly<Record<string, readonly string[]>> = {
  "max-message-size": ["262144", "1073741823", "65536", "65535"],
  "sctp-port": ["5000"],
};

/** Whether the last line, well-formed as it is, shows that its end is missing. */
function breaksOff(lines: readonly string[], how: Strictness): boolean {
  const last = lines[lines.length - 1];
  if (!last.startsWith("a=")) return last.startsWith("m=") || (last.startsWith("c=") && how.open);
  const [name, value = ""] = attributeOf(last);
  const full = Object.hasOwn(IN_FULL, name) ? IN_FULL[name] : [];
  if (full.some((one) => one !== value && one.startsWith(value)) && !full.includes(value)) return true;
  if (name === "ssrc") return sourceBreaksOff(lines, value, how.open);
  if (name === "fmtp" && (how.mended || how.open) && !fitsTight(last)) return true;
  if (name === "simulcast") return namesUnknown(lines, value);
  if (!how.open) return false;
  if (name === "rtpmap") {
    return !/\/(?:8000|12000|16000|22050|24000|32000|44100|48000|90000)(?:\/\d+)?$/.test(value) ||
      /opus\/48000$/i.test(value);
  }
  if (name === "fmtp") {
    return /[=;]$/.test(value) ||
      (/ apt=\d+$/.test(value) && !lines.some((line) => line.startsWith(`a=rtpmap:${value.split("apt=")[1]} `)));
  }
  if (name === "ssrc-group") {
    return value.split(" ").slice(1).some((id) => !lines.some((line) => line.startsWith(`a=ssrc:${id} `)));
  }
  if (name === "candidate") {
    return /^(?:.* (?:typ|raddr|rport|generation|ufrag|network-id|network-cost|tcptype)|.* network-cost \d\d?)$/.test(
      value,
    );
  }
  return value === "" && last.endsWith(":");
}

/** Whether `a=simulcast` names a stream that no `a=rid` describes (RFC 8853 §5.1). */
function namesUnknown(lines: readonly string[], value: string): boolean {
  const rids = lines.flatMap((line) => /^a=rid:(\S+)/.exec(line)?.[1] ?? []);
  const names = value.replace(/\b(?:send|recv) (?:rid=)?/g, "").split(/[;,~ ]+/).filter(Boolean);
  return rids.length > 0 && names.some((name) => !rids.includes(name));
}

/**
 * A source's last attribute: its `msid` is its section's, its `cname` that of the others, or as long as browsers make
 * it.
 */
function sourceBreaksOff(lines: readonly string[], value: string, open: boolean): boolean {
  const [, attribute, said] = /^\d+ (cname|msid):(.*)$/.exec(value) ?? [];
  if (attribute === undefined) return open && !value.includes(":");
  const start = attribute === "msid" ? /^a=msid:(.*)$/ : /^a=ssrc:\d+ cname:(.*)$/;
  const others = lines.slice(0, -1).flatMap((line) => start.exec(line)?.[1] ?? []);
  if (attribute === "msid") return others.length > 0 ? !others.includes(said) : open && !said.includes(" ");
  if (others.includes(said)) return false;
  if (others.some((one) => one.startsWith(said) || said.startsWith(one))) return true;
  return others.length === 0 && open && (said.startsWith("{") ? !said.endsWith("}") : said.length < 16);
}
