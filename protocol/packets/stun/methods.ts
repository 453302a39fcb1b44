/** What a STUN message asks, and what a refusal says. */

export interface Named {
  readonly name: string;
  readonly source: string;
  /** What it is for, as the rest of a sentence that begins with its name. */
  readonly means: string;
}

export const BINDING = 0x001;
export const ALLOCATE = 0x003;
export const REFRESH = 0x004;
export const SEND = 0x006;
export const DATA = 0x007;
export const CREATE_PERMISSION = 0x008;
export const CHANNEL_BIND = 0x009;

const METHODS: Readonly<Record<number, Named>> = {
  [BINDING]: {
    name: "Binding",
    source: "RFC 8489 §2",
    means: "asks from which address the packet came; between two clients it is ICE’s connectivity check (RFC 8445 §7)",
  },
  0x002: { name: "SharedSecret", source: "RFC 8489 §18.2", means: "is reserved; RFC 3489 had it" },
  [ALLOCATE]: { name: "Allocate", source: "RFC 8656 §7", means: "asks a TURN server for a relayed address" },
  [REFRESH]: { name: "Refresh", source: "RFC 8656 §8", means: "keeps an allocation alive, or ends it" },
  [SEND]: { name: "Send", source: "RFC 8656 §11", means: "hands the TURN server data for a peer" },
  [DATA]: { name: "Data", source: "RFC 8656 §11", means: "hands the client data that came from a peer" },
  [CREATE_PERMISSION]: {
    name: "CreatePermission",
    source: "RFC 8656 §10",
    means: "lets peers at an address send to the relayed address, for five minutes",
  },
  [CHANNEL_BIND]: {
    name: "ChannelBind",
    source: "RFC 8656 §12",
    means: "gives a peer a number, so that its data needs 4 bytes of header and not 36 or more",
  },
  0x00a: { name: "Connect", source: "RFC 6062 §4.3", means: "asks the TURN server for a TCP connection to a peer" },
  0x00b: { name: "ConnectionBind", source: "RFC 6062 §4.3", means: "takes over a TCP connection to a peer" },
  0x00c: { name: "ConnectionAttempt", source: "RFC 6062 §4.4", means: "says that a peer wants a TCP connection" },
  0x080: {
    name: "GOOG-PING",
    source: "libwebrtc stun.h",
    means: "is libwebrtc’s short form of a check that says nothing new",
  },
};

export function methodNamed(method: number): Named {
  return Object.hasOwn(METHODS, method) ? METHODS[method] : {
    name: `method 0x${method.toString(16).padStart(3, "0")}`,
    source: "RFC 8489 §18.2",
    means: "is a method that this reader does not know",
  };
}

/** Refusals by their number: what each says, and where. */
const ERRORS: Readonly<Record<number, readonly [source: string, means: string]>> = {
  300: ["RFC 8489 §14.8", "another server is to be asked, named by ALTERNATE-SERVER"],
  400: ["RFC 8489 §14.8", "the request was malformed"],
  401: [
    "RFC 8489 §9.2.4",
    "it has to be asked again with a user name and a password. The first request always is: it comes without, and learns the realm and the nonce by this refusal",
  ],
  403: ["RFC 8656 §19", "the request was valid, and is not allowed here"],
  405: ["RFC 8016 §3.2", "the server offers no mobility"],
  420: ["RFC 8489 §14.8", "it holds attributes that must be understood, and are not; UNKNOWN-ATTRIBUTES lists them"],
  437: ["RFC 8656 §19", "there is no allocation here, or there is one already"],
  438: ["RFC 8489 §14.8", "the nonce is too old; it has to be asked again with the one in here"],
  440: ["RFC 8656 §19", "the server relays no addresses of that family"],
  441: ["RFC 8656 §19", "the allocation was made with other credentials"],
  442: ["RFC 8656 §19", "the server does not speak that protocol with peers"],
  443: ["RFC 8656 §19", "the peer’s address is of another family than the relayed one"],
  446: ["RFC 6062 §6.3", "there is a connection to that peer already"],
  447: ["RFC 6062 §6.3", "the peer cannot be connected to"],
  486: ["RFC 8656 §19", "this user has as many allocations as are allowed"],
  487: ["RFC 8445 §7.3.1.1", "both sides think that they control; whoever gets this changes its role, and asks again"],
  500: ["RFC 8489 §14.8", "the server failed for a moment"],
  508: ["RFC 8656 §19", "the server has no room for that"],
};

/** What an error code says. */
export function errorNamed(code: number): { readonly source: string; readonly means: string } {
  const [source, means] = Object.hasOwn(ERRORS, code)
    ? ERRORS[code]
    : ["RFC 8489 §14.8", `it is a code that this reader does not know, of class ${Math.floor(code / 100)}`];
  return { source, means };
}
