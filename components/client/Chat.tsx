/** Messages over the data channel, both ways. */
import { across, RELAY_LABEL } from "../../protocol/facts/mod.ts";
import { clock, count } from "../../protocol/text/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import type { Instruments } from "./instruments.ts";

interface Props {
  readonly session: Session;
  readonly draft: string;
  readonly isNext: boolean;
  /** The channel that a message goes on, by its place among all. */
  readonly channel: number;
  /** Lists the channels, once it has come. */
  readonly Channels?: Instruments["Channels"];
  readonly onChannel: (channel: number) => void;
  readonly onDraft: (text: string) => void;
  readonly onSend: () => void;
}

/** So many messages are laid out: a browser takes its time for thousands. */
const SHOWN = 100;

/** A message is scrolled to when it comes, and only then. */
function scrollTo(message: HTMLElement | null) {
  const log = message?.parentElement;
  if (log) log.scrollTop = log.scrollHeight;
}

export function Chat({ session, draft, isNext, channel, Channels, onChannel, onDraft, onSend }: Props) {
  const { client, messages, channels } = session;
  const written = messages.filter(({ channel }) => channel !== RELAY_LABEL);
  const earlier = Math.max(0, written.length - SHOWN);
  return (
    <section class="chat">
      {Channels && <Channels session={session} chosen={channel} onChoose={onChannel} />}
      <div
        class="messages"
        role="log"
        aria-label={`Messages of Client ${client}`}
        tabIndex={written.length > 0 ? 0 : -1}
      >
        {earlier > 0 && <p class="quiet">{count(earlier, "earlier message")}: see What happened.</p>}
        {written.slice(earlier).map(({ from, text, at, channel = channels[0] }, i) => (
          <p key={earlier + i} ref={scrollTo} class={`message ${from === "here" ? client : across(client)}`}>
            <span class="quiet">
              {from === "here" ? "you sent" : `from Client ${across(client)}`}
              {channels.length > 1 && ` on ${channel}`}, {clock(at)}
            </span>
            <span class="message-text">{text}</span>
          </p>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        <label class="hidden" for={`message-${client}`}>Message from Client {client}</label>
        <input
          id={`message-${client}`}
          value={draft}
          autocomplete="off"
          placeholder={`A message to Client ${across(client)}`}
          onInput={(event) => onDraft(event.currentTarget.value)}
        />
        <button type="submit" class={isNext ? "next" : ""}>Send</button>
      </form>
    </section>
  );
}
