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
      if (groups.length > 0) report.add("no-mid", line.number);
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
  if (!isRtp(line) || !isLive(line, section)) return;
  const seen = new Set<string>();
  const doubled = formats.find((format) => seen.size === seen.add(format).size);
  if (doubled !== undefined) report.add("payload-doubled", line.number, doubled);
  const high = formats.find((format) => Number(format) > 127);
  if (high !== undefined) report.add("payload-range", line.number, high);
}
