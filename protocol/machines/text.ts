/** The words of the seven state machines: what each is for, what each state means, and what would move it on. */
import type { Machine } from "../facts/mod.ts";
import type { Where } from "../problems/mod.ts";

/** The words of one state. */
interface StateWords {
  readonly means: string;
  /** What would move it on, said to the client that is in this state. */
  readonly next: (where: Where) => string;
  /** Where it is written; the browsers' own ways are in `surprises`. */
  readonly source: string;
}

/** The words of one machine. */
interface MachineWords {
  /** The machine in one sentence. */
  readonly about: string;
  readonly states: Readonly<Record<string, StateWords>>;
  /** What browsers do that surprises, as measured in Chromium and Firefox (docs/browsers.md, “States and events”). */
  readonly surprises: readonly string[];
}

const OVER = () => "Nothing brings it back: only a new RTCPeerConnection begins again.";
const REPLACED = () =>
  "This transport stays closed. After a rollback the next description makes another; else only a new RTCPeerConnection does.";
const FINE = (then: string) => () => `Nothing needs to. ${then}`;

/** The words of every machine. */
export const MACHINE_WORDS: Readonly<Record<Machine, MachineWords>> = {
  signaling: {
    about: "Signaling is the exchange of an offer and an answer. This machine knows whose turn it is.",
    states: {
      "stable": {
        means: "No offer waits for an answer. A client begins here, and is here again when an offer has been answered.",
        next: ({ other }) =>
          `An offer: one of its own, kept with setLocalDescription, or one of Client ${other}, given to setRemoteDescription.`,
        source: "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
      },
      "have-local-offer": {
        means: "This client has kept an offer of its own and waits for the answer. It may wait as long as it likes.",
        next: ({ client, other }) =>
          `Carry the offer to Client ${other}, then give Client ${other}’s answer to setRemoteDescription on Client ${client}.`,
        source: "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
      },
      "have-remote-offer": {
        means: "This client has been given an offer and has not answered it.",
        next: ({ client, other }) =>
          `createAnswer and then setLocalDescription on Client ${client}. The answer is then carried to Client ${other}.`,
        source: "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
      },
      "have-local-pranswer": {
        means: "This client has given a provisional answer (pranswer): a first reply, before the final one.",
        next: ({ client }) => `setLocalDescription with the final answer on Client ${client}.`,
        source: "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
      },
      "have-remote-pranswer": {
        means: "The offer of this client has got a provisional answer (pranswer). The final one is still to come.",
        next: ({ client, other }) =>
          `Client ${other}’s final answer, given to setRemoteDescription on Client ${client}.`,
        source: "WebRTC 1.0 §4.3.1, RFC 9429 §3.2",
      },
      "closed": {
        means: "close() was called here. This connection is over.",
        next: OVER,
        source: "WebRTC 1.0 §4.3.1",
      },
    },
    surprises: [
      "The state changes before the call that changed it has finished: after the await, it is the new one.",
      "An offer given to a client in have-local-offer takes that client’s own offer back: it passes through stable.",
      "close() fires no signalingstatechange on the side that closes. The bench asks for the state instead.",
    ],
  },
  gathering: {
    about: "Gathering is the search for candidates: the addresses at which this client may be reached.",
    states: {
      new: {
        means:
          "The search has not begun: there is no transport yet, or no description of this client’s own has been kept, which starts it.",
        next: ({ client }) => `setLocalDescription on Client ${client}: keeping a description starts the search.`,
        source: "WebRTC 1.0 §4.3.2",
      },
      gathering: {
        means: "The search is on. Each candidate is told as soon as it is found.",
        next: () => "It ends by itself. There is no need to wait: what is found can be carried already.",
        source: "WebRTC 1.0 §4.3.2",
      },
      complete: {
        means: "The search is over, and it was said that there are no more candidates.",
        next: FINE("An ICE restart searches anew: restartIce, then a new offer and answer."),
        source: "WebRTC 1.0 §4.3.2, WebRTC 1.0 §5.6.3",
      },
    },
    surprises: [
      "complete can take 40 seconds in Chromium when a STUN server does not answer. Do not wait for it.",
      "close() does not change it: it goes on saying what it said before.",
    ],
  },
  ice: {
    about: "ICE (Interactive Connectivity Establishment) looks for a path on which the two clients reach each other.",
    states: {
      new: {
        means: "ICE has not begun to check. It gathers candidates, or waits for some of the other client.",
        next: ({ client, other }) =>
          `Client ${other}’s description and one of its candidates, given to Client ${client}. A check that arrives from Client ${other} does it, too.`,
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      checking: {
        means:
          "ICE tries pairs of candidates, one from each client: it sends a check over a pair and waits for a response.",
        next: ({ other }) =>
          `One response. If none comes, ICE needs more to try: carry another candidate, to Client ${other} as well.`,
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      connected: {
        means: "A path has answered and can be used. ICE may still be looking for a better one.",
        next: FINE("DTLS uses the path now. Once all checks are done and no candidates are to come, it is completed."),
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      completed: {
        means: "All checks are done, no candidates are to come, and there is a path.",
        next: FINE("Only the loss of the path or an ICE restart moves it."),
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      disconnected: {
        means: "The path does not answer at the moment; or none has answered yet, and more candidates may come.",
        next: () =>
          "The network, if it comes back: this state can mend itself. Else another candidate, or an ICE restart.",
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      failed: {
        means: "No pair answers, and nothing more is to come. ICE has stopped trying.",
        next: () => "An ICE restart: restartIce, then a new offer and a new answer, carried as before.",
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
      closed: {
        means: "close() was called here. ICE has stopped and answers no more checks.",
        next: OVER,
        source: "WebRTC 1.0 §4.3.4, WebRTC 1.0 §5.6.4",
      },
    },
    surprises: [
      "On a first failure Chromium says disconnected here, not failed. Look at connectionState instead.",
      "The client that answers can be connected before its answer has been carried back.",
      "Without any candidate that it can use, Chromium stays new for good. Firefox fails within seconds.",
      "A Firefox client that answers fails for good about 5 seconds after it made its answer, if nothing comes.",
    ],
  },
  dtls: {
    about:
      "DTLS (Datagram Transport Layer Security) encrypts what is sent, and checks that the other client is the right one.",
    states: {
      new: {
        means: "The handshake has not begun.",
        next: () => "ICE has to find a path first, and both descriptions must be in place: a=setup says who begins.",
        source: "WebRTC 1.0 §5.5, RFC 8842 §5",
      },
      connecting: {
        means: "The handshake is under way. Each certificate is compared with the fingerprint in its description.",
        next: ({ other }) =>
          `Client ${other}’s part of the handshake. A client that has not been given the answer cannot take part: carry it.`,
        source: "WebRTC 1.0 §5.5",
      },
      connected: {
        means: "The handshake is done, and the certificate of the other client fits its fingerprint.",
        next: FINE("SCTP follows by itself."),
        source: "WebRTC 1.0 §5.5",
      },
      failed: {
        means: "An error ended it: the certificate did not fit the fingerprint, or the other side sent an alert.",
        next: () => "A new RTCPeerConnection on each side is the sure way, with both descriptions carried unaltered.",
        source: "WebRTC 1.0 §5.5",
      },
      closed: {
        means: "It was ended on purpose: by close() here, or by the other client’s goodbye (close_notify).",
        next: REPLACED,
        source: "WebRTC 1.0 §5.5",
      },
    },
    surprises: [
      "An answer that is carried late: Chromium’s handshake gives up after 222 seconds, and an ICE restart does not help.",
      "An altered fingerprint: failed in less than a tenth of a second, while ICE still says connected.",
      "Both sides a DTLS client: Firefox fails, and Chromium connects only if one side began well before the other. Both a server: connecting for ever.",
      "A rollback takes the transport away. Chromium first calls it closed; the next one begins at new.",
    ],
  },
  connection: {
    about: "The connection sums up ICE and DTLS in one word.",
    states: {
      new: {
        means: "Neither ICE nor DTLS has begun, or there is no transport yet.",
        next: ({ other }) => `ICE moves first. It needs Client ${other}’s description and one of its candidates.`,
        source: "WebRTC 1.0 §4.3.3",
      },
      connecting: {
        means: "ICE looks for a path, or DTLS is shaking hands on it.",
        next: () =>
          "It takes both. Look at ICE and then at DTLS: the first that is not connected is the one that waits.",
        source: "WebRTC 1.0 §4.3.3",
      },
      connected: {
        means: "ICE has a path, and DTLS has secured it. SCTP and the data channel are not part of the sum.",
        next: FINE("It moves when ICE or DTLS does."),
        source: "WebRTC 1.0 §4.3.3",
      },
      disconnected: {
        means: "ICE has no path that answers at the moment.",
        next: () =>
          "The network, if it comes back: this state can mend itself. Else another candidate, or an ICE restart.",
        source: "WebRTC 1.0 §4.3.3",
      },
      failed: {
        means: "ICE has failed, or DTLS has.",
        next: () =>
          "Look at DTLS. If it says failed, its handshake went wrong: compare the fingerprints. Otherwise ICE has no path: try an ICE restart.",
        source: "WebRTC 1.0 §4.3.3",
      },
      closed: {
        means: "close() was called here. This connection is over.",
        next: OVER,
        source: "WebRTC 1.0 §4.3.3",
      },
    },
    surprises: [
      "When the other client hangs up, the data channel says so within milliseconds. Here it takes 5 to 11 seconds to be disconnected, and 15 to 30 to be failed.",
      "A Chromium client that answers can say failed after 15 seconds, and still connect when its answer arrives.",
      "close() fires no connectionstatechange on the side that closes.",
    ],
  },
  sctp: {
    about: "SCTP (Stream Control Transmission Protocol) carries the messages of data channels, inside DTLS.",
    states: {
      connecting: {
        means: "The association, which is SCTP’s connection, is not there yet.",
        next: () => "DTLS has to be connected. Then both sides set it up by themselves.",
        source: "WebRTC 1.0 §6.1.2",
      },
      connected: {
        means: "The association stands. Data channels can open.",
        next: FINE("It ends with the connection."),
        source: "WebRTC 1.0 §6.1.2",
      },
      closed: {
        means: "The association has ended: closed here, by the other client, or because DTLS closed.",
        next: REPLACED,
        source: "WebRTC 1.0 §6.1.2",
      },
    },
    surprises: [
      "In the client that offers, it says connecting as soon as the offer is kept, long before there is a path.",
      "A rollback takes the transport away. Chromium first calls it closed; the next one begins at connecting.",
    ],
  },
  channel: {
    about: "A data channel takes messages both ways. This is the first one of the client.",
    states: {
      connecting: {
        means: "The channel exists here, but nothing can be sent on it yet.",
        next: ({ other }) =>
          `SCTP has to be connected. Until then: the descriptions, and a candidate that Client ${other} and this client can use.`,
        source: "WebRTC 1.0 §6.2",
      },
      open: {
        means: "Messages can be sent.",
        next: FINE("The channel’s close() ends it, on either side."),
        source: "WebRTC 1.0 §6.2, WebRTC 1.0 §6.2.2",
      },
      closing: {
        means: "The channel is being closed: what was already given to send() still goes out, and nothing new.",
        next: () => "It ends by itself.",
        source: "WebRTC 1.0 §6.2.4",
      },
      closed: {
        means: "The channel has ended, or could not be set up.",
        next: () => "This one stays closed. createDataChannel makes another, as long as the connection lasts.",
        source: "WebRTC 1.0 §6.2, WebRTC 1.0 §6.2.5",
      },
    },
    surprises: [
      "The client that is given the channel sees it open at once: the W3C makes it open before it is told of.",
      "It is the quickest to notice that the other client has hung up: listen to it.",
    ],
  },
};
