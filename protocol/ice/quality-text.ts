/** How good a connection is, in words: its streams, its channels, and what each number means. */
import { across, type ClientName, type StatsRead, type StreamRead } from "../facts/mod.ts";
import { channelsOf, messagesOn, type Session } from "../session/mod.ts";

/** A number of the statistics: its names there, what it means, and where that is written. */
interface Meaning {
  readonly word: string;
  readonly names: string;
  readonly says: string;
  readonly source: string;
}

/** Every number that is shown, in the order of the columns. */
export const QUALITY_MEANINGS: readonly Meaning[] = [
  {
    word: "Round trip",
    names: "currentRoundTripTime",
    says: "How long the latest check that was answered on the selected pair took, there and back.",
    source: "webrtc-stats, RTCIceCandidatePairStats",
  },
  {
    word: "Round trip of media",
    names: "roundTripTime",
    says:
      "From a sender’s report to the receiver’s report that answers it, without the time that it lay there. Only of what is sent.",
    source: "webrtc-stats, RTCRemoteInboundRtpStreamStats; RFC 3550 §6.4.1",
  },
  {
    word: "Lost",
    names: "packetsLost",
    says:
      "Packets of media that were expected by their numbers and have not come. Below 0 where more came than were expected.",
    source: "webrtc-stats, RTCReceivedRtpStreamStats; RFC 3550 §6.4.1",
  },
  {
    word: "Jitter",
    names: "jitter",
    says: "How much longer or shorter one packet of media is on its way than the one before, smoothed over many.",
    source: "webrtc-stats, RTCReceivedRtpStreamStats; RFC 3550 §6.4.1",
  },
  {
    word: "Sent and received",
    names: "messagesSent, messagesReceived",
    says:
      "Messages of a data channel at this end. What one end has sent and the other has not received is on its way, or lost.",
    source: "webrtc-stats, RTCDataChannelStats",
  },
];

/** Whose numbers of a stream these are: the end that it comes to counts it, and tells the other. */
export const streamName = ({ way, kind }: StreamRead, client: ClientName): string =>
  way === "in" ? `${kind} from ${across(client)}` : `${kind}, as ${across(client)} reports`;

/** `12`, and where it is known of how many: `12 of 240`. */
export function lostText({ packetsLost, packetsReceived }: StreamRead): string {
  if (packetsLost === undefined) return "";
  const lost = packetsLost.toLocaleString("en");
  return packetsReceived === undefined
    ? lost
    : `${lost} of ${Math.max(packetsReceived, packetsReceived + packetsLost).toLocaleString("en")}`;
}

/** A data channel with what went over it. */
interface ChannelQuality {
  readonly label: string;
  readonly isOpen: boolean;
  readonly sent: number;
  readonly received: number;
}

/** Every channel in its place. Where no statistics are read, the messages that are known are counted. */
export function channelQuality(session: Session, stats: StatsRead | undefined): readonly ChannelQuality[] {
  return channelsOf(session).map(({ label, state, options }) => {
    const told = stats?.channels.find((one) => options.id === undefined ? one.label === label : one.id === options.id);
    const known = messagesOn(session, label);
    const heard = known.filter(({ from }) => from === "there").length;
    return {
      label,
      isOpen: state === "open",
      sent: told?.messagesSent ?? known.length - heard,
      received: told?.messagesReceived ?? heard,
    };
  });
}
