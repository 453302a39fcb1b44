/** The codes that STUN and TURN servers refuse with, and what browsers say when no server answers. */

interface Meaning {
  readonly name: string;
  readonly said: string;
  readonly source: string;
}

/** The error codes, each with the document that defines it. */
const SERVER_ERRORS: Readonly<Record<number, Meaning>> = {
  300: {
    name: "Try Alternate",
    said: "it asks to use another server in its place",
    source: "RFC 8489 §14.8",
  },
  400: { name: "Bad Request", said: "it did not understand the request", source: "RFC 8489 §14.8" },
  401: {
    name: "Unauthenticated",
    said: "it refused the user name or the password",
    source: "RFC 8489 §14.8",
  },
  403: {
    name: "Forbidden",
    said: "it understood the request, and its rules forbid it",
    source: "RFC 8656 §19",
  },
  405: {
    name: "Mobility Forbidden",
    said: "it does not let a client move to another address",
    source: "RFC 8016 §3.4",
  },
  420: {
    name: "Unknown Attribute",
    said: "the request held an attribute that it does not know and may not pass over",
    source: "RFC 8489 §14.8",
  },
  437: {
    name: "Allocation Mismatch",
    said: "it has an allocation for this address already, or none where there should be one",
    source: "RFC 8656 §19",
  },
  438: {
    name: "Stale Nonce",
    said: "the nonce that the request was signed with is too old",
    source: "RFC 8489 §14.8",
  },
  440: {
    name: "Address Family not Supported",
    said: "it does not relay this kind of address, IPv4 or IPv6",
    source: "RFC 8656 §19",
  },
  441: {
    name: "Wrong Credentials",
    said: "the credentials are not those that this allocation was made with",
    source: "RFC 8656 §19",
  },
  442: {
    name: "Unsupported Transport Protocol",
    said: "it does not relay over this transport protocol",
    source: "RFC 8656 §19",
  },
  443: {
    name: "Peer Address Family Mismatch",
    said: "the other client’s address is not of the kind that it relays for this one",
    source: "RFC 8656 §19",
  },
  446: {
    name: "Connection Already Exists",
    said: "it has a TCP connection to that address already",
    source: "RFC 6062 §6.3",
  },
  447: {
    name: "Connection Timeout or Failure",
    said: "it could not connect to that address over TCP",
    source: "RFC 6062 §6.3",
  },
  486: {
    name: "Allocation Quota Reached",
    said: "this user has as many allocations as it allows",
    source: "RFC 8656 §19",
  },
  487: {
    name: "Role Conflict",
    said: "both sides claimed the same ICE role, which no STUN server should say",
    source: "RFC 8445 §16.2",
  },
  500: {
    name: "Server Error",
    said: "it failed for the moment; the same request may work later",
    source: "RFC 8489 §14.8",
  },
  508: {
    name: "Insufficient Capacity",
    said: "it has no relay address left for now",
    source: "RFC 8656 §19",
  },
  600: {
    name: "Global Failure",
    said: "it will not serve this request, and it should not be asked again",
    source: "RFC 3489 §11.2.9",
  },
  701: {
    name: "no server reached",
    said: "no server could be reached from this address",
    source: "WebRTC 1.0 §4.8.3",
  },
};

/** What Chromium 156 says with 701, word for word, and what it means. */
const TEXTS: readonly (readonly [says: RegExp, said: string])[] = [
  [/host lookup received error/i, "the host name could not be found for this kind of address, IPv4 or IPv6 (DNS)"],
  [/request timed out/i, "no answer came, however often it was asked"],
  [/server address is incompatible/i, "the server has no address of the kind that this network interface has"],
  [/Failed to create TURN client socket|Failed to establish connection/i, "no connection to it could be opened"],
  [/Address not associated with the desired network interface/i, "this network interface has no way to it"],
  [/Missing TURN server credentials/i, "the user name or the credential is missing"],
];

/** One error: what it means, and where that is written. A code that nobody defined is named. */
export function errorInWords(errorCode: number, errorText: string): { readonly said: string; readonly source: string } {
  const known = SERVER_ERRORS[errorCode];
  const said = errorCode === 701 ? TEXTS.find(([says]) => says.test(errorText))?.[1] : undefined;
  if (known) return { said: said ?? known.said, source: known.source };
  const classes: Readonly<Record<number, string>> = {
    3: "it asks for something else",
    4: "it refused the request",
    5: "it failed",
  };
  return {
    said: classes[Math.floor(errorCode / 100)] ?? "it answered with a code that no specification defines",
    source: "RFC 8489 §14.8",
  };
}
