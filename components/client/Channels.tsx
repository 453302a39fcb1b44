/** The data channels of one client, each as the browser reports it, and the one that messages go on. */
import { channelsOf, type Session } from "../../protocol/session/mod.ts";
import { RELAY_LABEL } from "../../protocol/facts/mod.ts";
import { ownValue, shorten, visible } from "../../protocol/text/mod.ts";

interface Props {
  readonly session: Session;
  /** The channel that a message goes on, by its place. */
  readonly chosen: number;
  readonly onChoose: (channel: number) => void;
}

/** A label or a protocol, which the other side may choose: up to 65,535 bytes of anything (RFC 8832 §5.1). */
const nameOf = (text: string): string => shorten(visible(text), 60);

const MOODS: Readonly<Record<string, string>> = { open: "live", closed: "bad" };

export function Channels({ session, chosen, onChoose }: Props) {
  const channels = channelsOf(session);
  // One usual channel has nothing to tell that its state does not.
  const unusual = session.channelOptions.some((options) => Object.keys(options).length > 0);
  if (channels.length < 2 && !unusual) return null;
  return (
    <>
      <ul class="channels" aria-label={`Data channels of Client ${session.client}`}>
        {channels.map(({ label, state, options }, i) => (
          <li key={i}>
            <bdi class="channel-label">{nameOf(label)}</bdi>{" "}
            <span class={`channel-state ${ownValue(MOODS, state) ?? "busy"}`}>{state}</span>{" "}
            <span class="quiet channel-options">
              {Object.entries(options).map(([name, value]) => `${name}: ${nameOf(`${value}`)}`).join(", ")}
            </span>
          </li>
        ))}
      </ul>
      {channels.length > 1 && (
        <label class="send-on">
          send on channel
          <select value={chosen} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
            {channels.map(({ label }, i) =>
              label !== RELAY_LABEL && <option key={i} value={i}>{nameOf(label)}</option>
            )}
          </select>
        </label>
      )}
    </>
  );
}
