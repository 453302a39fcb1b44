/** Data channels: as they are asked for, and as the browser reports them. */
import type { ChannelInit, ChannelOptions } from "../facts/mod.ts";
import { stateOf } from "./questions.ts";
import type { Session } from "./session.ts";

/** A number that somebody wrote. What is none goes to the browser as it stands, and the browser says what it thinks. */
export const asWritten = (text: string): number =>
  Number.isFinite(Number(text)) ? Number(text) : text as unknown as number;

/** The argument of the next `createDataChannel`: a label alone where nothing else is wished. */
export function nextChannel(session: Session, wish: Partial<ChannelInit> = {}): ChannelInit | string {
  const label = session.channels.length === 0 ? "channel" : `channel ${session.channels.length + 1}`;
  const init = { ...wish, label: wish.label || label };
  return Object.keys(init).length === 1 ? init.label : init;
}

/** The options of the next channel, as their fields hold them; what is empty is left to the browser. */
export interface Wish {
  readonly label: string;
  readonly ordered: boolean;
  readonly maxRetransmits: string;
  readonly maxPacketLifeTime: string;
  readonly protocol: string;
  readonly negotiated: boolean;
  readonly id: string;
}

/** What `createDataChannel` is to be given: only what differs from the usual. What is no number goes as it is. */
export function wished(wish: Partial<Wish>): Partial<ChannelInit> {
  const { label, ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated, id } = wish;
  return {
    ...(label && { label }),
    ...(ordered === false && { ordered }),
    ...(maxRetransmits && { maxRetransmits: asWritten(maxRetransmits) }),
    ...(maxPacketLifeTime && { maxPacketLifeTime: asWritten(maxPacketLifeTime) }),
    ...(protocol && { protocol }),
    ...(negotiated && { negotiated }),
    ...(id && { id: asWritten(id) }),
  };
}

/** So many messages are sent by one press, to see what is lost on the way. */
export const MANY_MESSAGES = 100;

/** What a channel carried, both ways, in order; of the first one, where none is named, as in its messages. */
export const messagesOn = ({ channels: [first], messages }: Session, label = first): Session["messages"] =>
  messages.filter(({ channel = first }) => channel === label);

/** A data channel as it is listed. */
interface ChannelRow {
  readonly label: string;
  readonly state: string;
  readonly options: ChannelOptions;
}

/** Every channel, in the order in which they came. What the browser reports goes before what it was asked for. */
export const channelsOf = (session: Session): readonly ChannelRow[] =>
  session.channels.map((label, index) => {
    const read = session.channelReads[index];
    const state = index === 0 ? stateOf(session, "channel") : read?.state;
    return { label, state: state ?? "connecting", options: read?.options ?? session.channelOptions[index] };
  });
