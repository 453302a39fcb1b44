/** Who is at one end of a datagram, in words. */
import type { Place } from "./packet.ts";

/** As `Client B’s NAT · 127.0.0.1:40001`. */
export function placeText({ who, side, pair, address, port }: Place): string {
  const client = `Client ${side ?? "?"}${pair === undefined ? "" : ` of pair ${pair}`}`;
  const names = {
    client,
    nat: `${client}’s NAT`,
    server: `${client}’s server`,
    relay: `${client}’s relay`,
    glass: `${client}, inside DTLS`,
    stranger: "a stranger",
  };
  return `${names[who]} · ${address}:${port}`;
}
