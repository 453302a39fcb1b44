/** STUN and TURN servers that were tried, and gave nothing. */
import { NUMBER, TEXT, worded } from "./words.ts";

const protocolOf = (url: string): string => /^turn/i.test(url) ? "TURN" : "STUN";

export const SERVERS = {
  "server-credentials-refused": worded({ url: TEXT, errorCode: NUMBER }, (p) => ({
    said: `${p.url} is there, and refused the user name or the password (${p.errorCode}).`,
    next: "Check both; credentials that are made for an hour or a day may have run out.",
  })),
  "server-said-no": worded({ url: TEXT, errorCode: NUMBER, why: TEXT, source: TEXT }, (p) => ({
    said: `${p.url} is there, and ${p.why} (${p.errorCode}, ${p.source}).`,
    next: "Whoever runs the server can tell why.",
  })),
  "server-silent": worded({ url: TEXT, how: TEXT }, (p) => ({
    said: `No answer ${p.how}: ${p.url} is not there, does not speak ${protocolOf(p.url)}, ` +
      "or something on the way lets its packets not through.",
    next: "Check the host and the port; in a strict network try turns: or ?transport=tcp.",
  })),
  "server-host-unknown": worded({ url: TEXT }, (p) => ({
    said: `The host of ${p.url} could not be found (701).`,
    next: "Check its spelling, and whether this device is online.",
  })),
  "server-unreached": worded({ url: TEXT, why: TEXT }, (p) => ({
    said: `${p.url} could not be reached (701): ${p.why}.`,
    next: "Check the host and the port, and whether a firewall is between.",
  })),
  "server-gave-nothing": worded({ url: TEXT }, (p) => ({
    said: `${p.url} gave no address, and the browser does not say why.`,
    next: "The server may see this browser at an address that it has anyway, as in a network without NAT.",
  })),
};
