/** Messages over the data channel, both ways. */
import { across, RELAY_LABEL } from "../../protocol/facts/mod.ts";
import { clock, count, shorten, visible } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";
import { Channels } from "./Channels.tsx";
import { LongText } from "./LongText.tsx";
import { usePress } from "./next-press.ts";

/** So many messages are laid out: a browser takes its time for thousands. */
const SHOWN = 100;

/** A message is scrolled to when it comes, and only then. */
function scrollTo(message: HTMLElement | null) {
  const log = message?.parentElement;
  if (log) log.scrollTop = log.scrollHeight;
}

export function Chat() {
  const { readOnly } = useBench();
  const { client, session, draft, channel, actions } = useClient();
  const acts = useActs();
  const isNext = usePress() === "send";
  const { messages, channels } = session.value;
  const written = messages.filter(({ channel }) => channel !== RELAY_LABEL);
  const earlier = Math.max(0, written.length - SHOWN);
  return (
    <section class="chat">
      <Channels session={session.value} chosen={channel.value} onChoose={actions.chooseChannel} />
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
              {channels.length > 1 && channel !== undefined && ` on ${shorten(visible(channel), 60)}`}, {clock(at)}
            </span>
            <LongText class="message-text" text={text} />
          </p>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          actions.send();
        }}
      >
        <label class="hidden" for={`message-${client}`}>Message from Client {client}</label>
        <input
          id={`message-${client}`}
          value={draft.value}
          readOnly={readOnly}
          autocomplete="off"
          placeholder={`A message to Client ${across(client)}`}
          onInput={(event) => actions.write(event.currentTarget.value)}
        />
        <button type="submit" class={isNext ? "next" : ""} {...acts}>Send</button>
      </form>
    </section>
  );
}
