/** Findings about one line at a time: the transport’s attributes, and the lines that open a description. */
import type { Context } from "../context.ts";
import { bytesOfHash } from "../hashes.ts";
import type { Report } from "./report.ts";
import { characterName } from "./characters.ts";
import { type SdpLine, tokensOf } from "../lines.ts";

/** Lines that are no attributes: `o=`, `s=`, `c=`, `b=` (RFC 8866 §5). */
export function checkLine(line: SdpLine, report: Report): void {
  const { name, value, number } = line;
  if (name === "o=" && tokensOf(line).length !== 6) report.add("origin-fields", number);
  else if (name === "s=" && value === "") report.add("name-empty", number);
  else if (name === "c=" && !/^IN IP[46] \S+$/.test(value.trimEnd())) report.add("connection-broken", number);
  else if (name === "b=" && !/^[^:\s]+:\d+$/.test(value.trimEnd())) report.add("bandwidth-broken", number);
}

/** An `a=` line of the transport, or of data channels. */
export function checkAttribute(line: SdpLine, context: Context, report: Report): void {
  const { name, value, number } = line;
  if (name === "fingerprint") checkFingerprint(line, context, report);
  else if (name === "ice-ufrag" || name === "ice-pwd") {
    const [least, code] = name === "ice-ufrag" ? [4, "ufrag-length"] as const : [22, "pwd-length"] as const;
    if (value.length < least || value.length > 256) report.add(code, number, `${value.length}`);
    const strange = /[^A-Za-z0-9+/]/u.exec(value)?.[0];
    if (strange !== undefined) report.add("ice-chars", number, characterName(strange));
  } else if (name === "setup") {
    if (value === "holdconn") report.add("setup-holdconn", number);
    else if (!["actpass", "active", "passive"].includes(value)) report.add("setup-unknown", number, value);
  } else if (name === "mid") {
    if (value.length > 16) report.add("mid-long", number, value);
    if (!/^[!#-'*+\-.0-9A-Z^-~]+$/.test(value.trimEnd())) report.add("mid-chars", number, value);
  } else if (name === "group" && line.section !== null) report.add("group-place", number);
  else if (name === "msid-semantic" && /^ ?WMS\*$/.test(value)) report.add("msid-semantic-space", number);
  else if (name === "crypto") report.add("crypto", number);
  else if (name === "sctp-port") {
    if (!/^\d+$/.test(value.trimEnd()) || Number(value) > 65535) report.add("sctp-port-broken", number, value);
  } else if (name === "max-message-size" && !/^\d+$/.test(value.trimEnd())) {
    report.add("message-size-broken", number, value);
  }
}

function checkFingerprint({ value, number, section }: SdpLine, context: Context, report: Report): void {
  const [hash = "", hex = ""] = value.split(" ", 2);
  if (hex === "") return report.add("fingerprint-missing", number);
  // Browsers take no fingerprint of the broken ones, md2 and md5.
  const length = /^sha-/i.test(hash) ? bytesOfHash(hash) : undefined;
  const pairs = hex.split(":");
  if (length === undefined) report.add("fingerprint-hash", number, hash);
  else if (!/^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})*$/.test(hex)) report.add("fingerprint-hex", number, hex);
  else if (pairs.length !== length) {
    report.add("fingerprint-length", number, `${pairs.length} bytes, while ${hash} gives ${length}`);
  } else if (/[a-f]/.test(hex)) report.add("fingerprint-lowercase", number);
  if (section === null && value !== context.session.values("fingerprint")[0]) {
    report.add("fingerprint-twice", number);
  }
}
