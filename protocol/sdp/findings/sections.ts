/** Findings about media sections: their `m=` lines, their mids, and what each must say. */
import { type Context, isLive, type Section } from "../context.ts";
import type { Report } from "./report.ts";
import { type Sdp, type SdpLine, tokensOf } from "../lines.ts";

const word = (line: SdpLine, index: number): string => tokensOf(line)[index]?.text ?? "";
const isRtp = (line: SdpLine): boolean => word(line, 2).includes("RTP/");

/** The members of each BUNDLE group, in order (RFC 9143 §7); the first carries the transport of all. */
const groupsOf = (context: Context): readonly (readonly string[])[] =>
  context.session.values("group").map((group) => group.split(" ").filter(Boolean))
    .flatMap(([semantics, ...mids]) => semantics === "BUNDLE" ? [mids] : []);

/** The number of the BUNDLE group of each mid. */
export const bundlesOf = (context: Context): ReadonlyMap<string, number> =>
  new Map(groupsOf(context).flatMap((mids, group) => mids.map((mid) => [mid, group] as const)));

/** Every media section, and the groups that name them. */
export function checkSections({ lines }: Sdp, context: Context, report: Report): void {
  const connected = new Set(lines.filter((line) => line.name === "c=").map((line) => line.section));
  const heads = lines.filter((line) => line.name === "m=");
  const groups = groupsOf(context);
  const bundled = new Set(groups.flat());
  const live = new Set(context.sections.filter((s) => isLive(heads[s.index], s)).map((s) => s.mid));
  const carried = new Set(groups.flatMap(([tag, ...rest]) => live.has(tag) ? rest : []));
  const mids = new Set<string>();
  let data = false;
  for (const line of heads) {
    const section = context.sections[line.section!];
    const inForce = (name: string) => context.inForce(line, name).length > 0;
    checkHead(line, section, report);
    if (section.mid === undefined) {
      if (groups.length > 0 && isLive(line, section)) report.add("no-mid", line.number);
    } else if (mids.has(section.mid)) report.add("mid-doubled", line.number, section.mid);
    else mids.add(section.mid);
    if (!isLive(line, section)) {
      if (section.mid !== undefined && bundled.has(section.mid)) report.add("bundle-off", line.number, section.mid);
      continue;
    }
    if (!connected.has(null) && !connected.has(section.index)) report.add("no-connection", line.number);
    const rtp = section.media === "audio" || section.media === "video";
    if (rtp && isRtp(line) && !section.has.has("rtcp-mux")) report.add("no-rtcp-mux", line.number);
    if (word(line, 2).endsWith("DTLS/SCTP")) {
      if (!section.has.has("sctpmap") && !section.has.has("sctp-port")) report.add("no-sctp-port", line.number);
      if (data) report.add("data-doubled", line.number);
      data = true;
    }
    if (section.mid !== undefined && carried.has(section.mid)) continue;
    if (!inForce("fingerprint")) report.add("no-fingerprint", line.number);
    if (!inForce("ice-ufrag")) report.add("no-ufrag", line.number);
    if (!inForce("ice-pwd")) report.add("no-pwd", line.number);
    if (!inForce("setup")) report.add("no-setup", line.number);
  }
  const group = lines.find((line) => line.name === "group" && line.value.startsWith("BUNDLE"))?.number ?? 0;
  for (const mid of groups.flat()) if (!mids.has(mid)) report.add("bundle-unknown", group, mid);
  const doubled = groups.flat().find((mid, index, all) => all.indexOf(mid) < index);
  if (doubled !== undefined) report.add("bundle-doubled", group, doubled);
  const isGrouped = context.session.has.has("group") || context.sections.some(({ has }) => has.has("group"));
  if (!isGrouped && heads.some((line) => isLive(line, context.sections[line.section!]))) report.add("no-bundle", 0);
}

/** The `m=` line itself: kind, port, formats (RFC 8866 §5.14). */
function checkHead(line: SdpLine, section: Section, report: Report): void {
  const port = word(line, 1);
  const formats = tokensOf(line).slice(3).map((token) => token.text);
  if (!["audio", "video", "application"].includes(section.media)) {
    report.add("kind-unknown", line.number, section.media);
  }
  if (!/^\d+(\/\d+)?$/.test(port) || Number.parseInt(port) > 65535) report.add("port-broken", line.number, port);
  if (formats.length === 0) report.add("no-formats", line.number);
  if (!isLive(line, section)) return;
  const transport = word(line, 2);
  if (!/^(?:(?:UDP|TCP)\/(?:TLS\/RTP\/SAVPF?|DTLS\/SCTP)|RTP\/S?AVPF?|DTLS\/SCTP)$/.test(transport)) {
    report.add("transport-unknown", line.number, transport);
  } else if (/^RTP\/|SAVP$/.test(transport)) report.add("transport-plain", line.number, transport);
  if (!isRtp(line)) return;
  if (section.media === "video") checkVideo(line, section, formats, report);
  const seen = new Set<string>();
  const doubled = formats.find((format) => seen.size === seen.add(format).size);
  if (doubled !== undefined) report.add("payload-doubled", line.number, doubled);
  const high = formats.find((format) => Number(format) > 127);
  if (high !== undefined) report.add("payload-range", line.number, high);
}

/** Codecs that repair or wrap others, and are none by themselves. */
const HELPERS = /^(?:rtx|red|ulpfec|flexfec-03)$/i;

/** Whether a video section names a codec that the other side can be expected to have (RFC 7742 §5: VP8 and H264). */
function checkVideo(line: SdpLine, section: Section, formats: readonly string[], report: Report): void {
  const codecs = formats.flatMap((format) => {
    const name = section.codecs.get(format)?.name;
    return name === undefined || HELPERS.test(name) ? [] : [{ format, name }];
  });
  // RFC 3551 §6: the payload types to 23 are audio.
  if (codecs.length === 0 && formats.length > 0 && formats.every((format) => Number(format) < 24)) {
    report.add("payload-kind", line.number, formats[0]);
  }
  if (codecs.length === 0 || !codecs.every(({ name }) => name.toUpperCase() === "H264")) return;
  const parameters = new Map(section.values("fmtp").map((value) => [value.split(" ", 1)[0], value] as const));
  const profiles = codecs.map(({ format }) => /profile-level-id=([\da-f]{6})/i.exec(parameters.get(format) ?? "")?.[1]);
  if (profiles.some(isConstrainedBaseline)) return;
  const told = profiles.find((profile) => profile !== undefined);
  if (told === undefined) report.add("h264-bare", line.number);
  else report.add("h264-profile", line.number, told);
}

/** `profile-level-id` (RFC 6184 §8.1): profile_idc 66 with constraint_set1_flag is Constrained Baseline. */
const isConstrainedBaseline = (profile: string | undefined): boolean =>
  profile !== undefined && /^42/.test(profile) && (parseInt(profile.slice(2, 4), 16) & 0x40) !== 0;
