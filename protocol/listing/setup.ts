/** The setup of a client, as its listing shows it: its configuration, and the channels that it makes. */
import type { ChannelInit, Configuration } from "../facts/mod.ts";
import { initOf, nextChannel, type Role, type Session } from "../session/mod.ts";
import type { MadeChannel, Setup } from "./chosen.ts";

/** The setup of a client in its role, as the code shows it. */
export function setupOf(session: Session, role: Role, wish?: Partial<ChannelInit>, withholds = false): Setup {
  const { argument } = session.calls.find(({ call }) => call === "RTCPeerConnection") ?? {};
  const made = channelsMade(session, role);
  const found = session.ran["channel-found"] ?? 0;
  return {
    ...(typeof argument === "object" && { configuration: argument as Configuration }),
    channels: made.length === 0 && role === "offerer" && session.tracksSent.length === 0
      ? [{ with: nextChannel(session, wish), when: "first" }]
      : made,
    several: made.length > 1 || found > 1 || (role === "offerer" ? found > 0 : made.length > 0),
    finds: role === "answerer" || found > 0,
    ...(withholds && role === "answerer" && { withholds }),
  };
}

/** The channels that this client made, each with its moment in the exchange. */
function channelsMade({ calls }: Session, role: Role): readonly MadeChannel[] {
  const done = calls.filter(({ outcome }) => outcome === "finished");
  const first = done.findIndex(({ call }) => call === "createDataChannel");
  const after = (name: string, from = 0) => {
    const index = done.findIndex(({ call }, i) => i >= from && call === name);
    return index < 0 ? Infinity : index;
  };
  // A channel after an offer without any is still made for the next offer.
  const late = role === "offerer" ? after("createOffer", first) : after("createAnswer");
  const between = role === "offerer" ? Infinity : after("setRemoteDescription");
  return done.flatMap(({ call, argument }, i) =>
    call === "createDataChannel"
      ? [{ with: argumentOf(argument), when: i > late ? "later" : i > between ? "between" : "first" } as const]
      : []
  );
}

const argumentOf = (argument: unknown): ChannelInit | string =>
  typeof argument === "string" ? argument : initOf(argument);
