/** Findings about RTP lines: payload types, header extensions, tracks, simulcast. */
import type { Context, Section } from "../context.ts";
import type { Report } from "./report.ts";
import { bundlesOf } from "./sections.ts";
import type { Sdp, SdpLine } from "../lines.ts";

/** What has been seen so far, by words that begin with what they are about. */
interface Seen {
  readonly codecs: Map<string, string>;
  readonly tracks: Map<string, string>;
  readonly msids: Map<string, number>;
  readonly once: Set<string>;
  readonly rids: ReadonlySet<string>;
  readonly bundles: ReadonlyMap<string, number>;
}

/** Every RTP attribute of a description, in one pass. */
export function checkRtp({ lines }: Sdp, context: Context, report: Report): void {
  const rids = lines.filter((line) => line.name === "rid").map(({ section, value }) =>
    `${section} ${value.split(" ")[0]}`
  );
  const seen: Seen = {
    codecs: new Map(),
    tracks: new Map(),
    msids: new Map(),
    once: new Set(),
    rids: new Set(rids),
    bundles: bundlesOf(context),
  };
  for (const line of lines) {
    const section = line.type === "a" ? context.sectionOf(line) : undefined;
    if (section) checkOne(line, section, seen, report);
  }
}

function checkOne(line: SdpLine, section: Section, seen: Seen, report: Report): void {
  const { name, value, number } = line;
  const twice = (key: string) => seen.once.size === seen.once.add(`${section.index} ${key}`).size;
  if (name === "rtpmap") {
    if (/^\d+ [^/\s]+\/\d+/.test(value)) checkPayload(line, section, seen, report);
    else report.add("rtpmap-broken", number);
  } else if (name === "fmtp" || name === "rtcp-fb") {
    if (name === "rtcp-fb" && !/^(\*|\d+) \S/.test(value)) report.add("feedback-broken", number);
    // 0 to 34 need no a=rtpmap: RFC 3551 §6 says what they are.
    const payload = /^\d+(?= |$)/.exec(value)?.[0];
    if (payload && Number(payload) > 34 && !section.codecs.has(payload)) {
      report.add(name === "fmtp" ? "payload-unmapped" : "feedback-unmapped", number, payload);
    }
  } else if (name === "extmap") {
    const id = /^\d+/.exec(value)?.[0] ?? "";
    if (id === "" || Number(id) === 0 || Number(id) > 255) report.add("extmap-range", number, id || value);
    else if (twice(`extmap ${id}`)) report.add("extmap-doubled", number, id);
    else if (Number(id) > 14) report.add("extmap-high", number, id);
    else checkExtension(line, section, id, seen, report);
  } else if (name === "ssrc") {
    const [ssrc, track] = [value.split(" ", 1)[0], /^\d+ msid:\S+ (\S+)$/.exec(value)?.[1]];
    if (!/^\d+$/.test(ssrc) || Number(ssrc) >= 2 ** 32) report.add("ssrc-broken", number, ssrc);
    else if (track !== undefined) {
      checkTrack(`ssrc ${section.index}`, track, number, seen, report);
      checkStream(section, /msid:(\S+)/.exec(value)![1], number, seen, report);
    } else if (/^\d+ msid:\S+\s*$/.test(value)) report.add("msid-trackless", number);
  } else if (name === "msid") {
    const [stream, track] = value.split(" ");
    if (track === undefined) return;
    checkTrack(`msid ${section.index}`, track, number, seen, report);
    const there = seen.msids.get(value);
    if (there === undefined) seen.msids.set(value, section.index);
    else if (there !== section.index && stream !== "-") report.add("msid-doubled", number);
  } else if (name === "simulcast") {
    const rids = value.split(/[ ;,]/).map((rid) => rid.replace(/^~/, "")).filter((rid) => !/^(send|recv|)$/.test(rid));
    const missing = rids.find((rid) => !seen.rids.has(`${section.index} ${rid}`));
    if (rids.length === 0) report.add("simulcast-empty", number);
    else if (twice("simulcast")) report.add("simulcast-doubled", number);
    else if (missing !== undefined) report.add("simulcast-rid", number, missing);
    else if (/\bsend\b/.test(value) && !section.values("extmap").some((one) => one.includes(RID))) {
      report.add("rid-extension", number);
    }
  }
}

function checkTrack(where: string, track: string, number: number, { tracks }: Seen, report: Report): void {
  if (!tracks.has(where)) tracks.set(where, track);
  else if (tracks.get(where) !== track) report.add("msid-tracks", number);
}

/** The header extension that carries a rid (RFC 8852 §3.1). */
const RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

/** Plan B wrote several streams into one section, each with sources of its own. */
function checkStream(section: Section, stream: string, number: number, { tracks }: Seen, report: Report): void {
  const key = `stream ${section.index}`;
  if (!tracks.has(key)) tracks.set(key, stream);
  else if (tracks.get(key) !== stream && tracks.get(`told ${key}`) !== stream) {
    tracks.set(`told ${key}`, stream);
    report.add("msid-streams", number);
  }
}

/** An id names one extension in the whole bundle (RFC 8285 §5, RFC 9143 §9.1). */
function checkExtension(line: SdpLine, section: Section, id: string, seen: Seen, report: Report): void {
  const bundle = seen.bundles.get(section.mid ?? "");
  const uri = line.value.split(" ")[1];
  // Chromium drops what it does not know before it compares.
  if (bundle === undefined || !/^(?:urn:ietf:|https?:)/.test(uri ?? "")) return;
  const key = `extension ${bundle} ${id}`;
  const there = seen.codecs.get(key);
  if (there === undefined) seen.codecs.set(key, uri);
  else if (there !== uri) report.add("extmap-clash", line.number, id);
}

const PROFILED = /^(?:h26\d|vp9|av1|mp4v)/;

function checkPayload(line: SdpLine, section: Section, { codecs, bundles }: Seen, report: Report): void {
  const [, payload, written] = /^(\d+) (\S+)/.exec(line.value)!;
  const codec = written.toLowerCase().replace(/^([^/]*\/[^/]*)\/1$/, "$1");
  const [here, bundle] = [`${section.index} ${payload}`, bundles.get(section.mid ?? "")];
  if (codecs.has(here)) report.add("payload-doubled", line.number, payload);
  codecs.set(here, codec);
  if (bundle === undefined) return;
  const there = codecs.get(`bundle ${bundle} ${payload}`);
  // Of the codecs, only these tell themselves apart by a profile.
  const fmtp = PROFILED.test(codec) ? section.values("fmtp").find((one) => one.startsWith(`${payload} `)) ?? "" : "";
  // Of the parameters, only the profile makes it another codec.
  const profile = /profile-level-id=([\da-f]{4})/i.exec(fmtp)?.[1] ?? /profile-id=\d/.exec(fmtp)?.[0] ?? "";
  const whole = `${codec} ${profile}`;
  if (there === undefined) codecs.set(`bundle ${bundle} ${payload}`, whole);
  else if (there !== whole) report.add("payload-clash", line.number, payload);
}
