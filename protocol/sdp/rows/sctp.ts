/** SCTP over DTLS, which carries data channels (RFC 8841). */
import { type Row, words } from "../row.ts";

/** The attributes of SCTP. */
export const SCTP: readonly Row[] = [
  {
    name: "sctp-port",
    family: "sctp",
    grammar: "a=sctp-port:<port>",
    source: "RFC 8841 §5",
    summary: "The SCTP port inside DTLS; it is no port of the network.",
    answer: "The answer has its own.",
    fields: words([[
      "port",
      (v) =>
        v === "5000"
          ? "Port 5000, as every browser writes it."
          : v === "0"
          ? "Port 0: the association is to be closed (RFC 8841 §9.3)."
          : `Port ${v}.`,
    ]]),
  },
  {
    name: "max-message-size",
    family: "sctp",
    grammar: "a=max-message-size:<bytes>",
    source: "RFC 8841 §6",
    summary: "The longest message this side takes on a data channel; without this line it is 65536 bytes.",
    answer: "The answer says what its own side takes; the two need not agree.",
    fields: words([[
      "max-message-size",
      (v) => v === "0" ? "0: a message of any length." : `At most ${v} bytes${sizeOf(v)} in one message.`,
    ]]),
  },
];

function sizeOf(bytes: string): string {
  const n = Number(bytes);
  if (!Number.isSafeInteger(n) || n < 1024) return "";
  const unit = n >= 2 ** 30 - 1
    ? ["GiB", 2 ** 30] as const
    : n >= 2 ** 20
    ? ["MiB", 2 ** 20] as const
    : ["KiB", 2 ** 10] as const;
  return ` (about ${Math.round(n / unit[1] * 10) / 10} ${unit[0]})`;
}
