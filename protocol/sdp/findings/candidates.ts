/** Findings about candidates: inside a description, or carried alone. */
import { type Candidate, readCandidate, ufragOf } from "../candidate.ts";
import type { Context } from "../context.ts";
import type { Report } from "./report.ts";
import type { Sdp } from "../lines.ts";

/** What is wrong with a candidate that keeps the grammar: `refuses` where Chromium takes it for none. */
interface Fault {
  readonly refuses: boolean;
  /** Follows a colon: “its port is 99999, and 65535 is the highest”. */
  readonly said: string;
}

const TYPES = ["host", "srflx", "prflx", "relay"];

/**
 * The first field that cannot be (RFC 8839 §5.1, RFC 8445 §5.1.2, RFC 6544 §4.5). TCP candidates on port 9 are left
 * alone: they are the active ones, which nobody calls. What a `.local` name or a domain name stands for is not judged.
 */
export function faultOf(c: Candidate): Fault | undefined {
  const [port, priority, transport] = [Number(c.port), Number(c.priority), c.transport.toLowerCase()];
  const tcptype = c.extensions.find(([name]) => name === "tcptype")?.[1];
  const refused = (said: string): Fault => ({ refuses: true, said });
  const odd = (said: string): Fault => ({ refuses: false, said });
  if (port > 65535) return refused(`its port is ${c.port}, and 65535 is the highest`);
  if (transport !== "udp" && transport !== "tcp" && transport !== "ssltcp") {
    return refused(`its transport is “${c.transport}”, and neither udp nor tcp`);
  }
  if (!TYPES.includes(c.type)) return refused(`its type is “${c.type}”, and none of ${TYPES.join(", ")}`);
  if (priority > 2 ** 32 - 1) return refused(`its priority is ${c.priority}, which has no room in 32 bits`);
  if (priority < 1 || priority > 2 ** 31 - 1) {
    return odd(`its priority is ${c.priority}, while ICE wants 1 to 2147483647 (RFC 8445 §5.1.2)`);
  }
  if (transport === "udp" && tcptype !== undefined) return refused("it has a tcptype, but its transport is udp");
  if (transport === "tcp" && tcptype === undefined && port !== 9) return odd("it is TCP and does not say its tcptype");
  if (transport === "udp" && port === 0) return odd("its port is 0, where nothing can be reached");
  if (/^\d+(\.\d+){3}$/.test(c.address) && c.address.split(".").some((part) => Number(part) > 255)) {
    return odd(`its address is ${c.address}, and no part of an IPv4 address is above 255`);
  }
}

/** Every candidate line of a description, and what all of them together tell. */
export function checkCandidates({ lines }: Sdp, context: Context, report: Report): void {
  let any = false;
  const read = [];
  for (const line of lines) {
    if (line.name !== "candidate" && !line.text.startsWith("candidate:")) continue;
    any = true;
    const text = line.type === "a" ? line.text.slice(2) : line.text;
    const candidate = readCandidate(text);
    if (!candidate && report.isRedacted(line.number)) continue;
    if (!candidate) {
      report.add("candidate-unreadable", line.number, text);
      continue;
    }
    read.push(candidate);
    const fault = faultOf(candidate);
    if (fault) report.add(fault.refuses ? "candidate-field" : "candidate-odd", line.number, fault.said);
    const ufrag = ufragOf(candidate);
    const expected = context.inForce(line, "ice-ufrag");
    if (ufrag !== undefined && expected.length > 0 && !expected.includes(ufrag)) {
      report.add("candidate-ufrag", line.number, ufrag);
    }
  }
  if (!any && context.sections.length > 0) report.add("no-candidates", 0);
  if (read.length === 0) return;
  if (read.every((c) => /^(?:127\.|::1$)/.test(c.address))) report.add("only-loopback", 0);
  if (read.every((c) => /\.local$/i.test(c.address))) report.add("only-local", 0);
  if (read.every((c) => c.transport.toLowerCase() === "tcp")) report.add("only-tcp", 0);
  if (read.every((c) => c.type === "relay")) report.add("only-relay", 0);
}
