/** The options of the next data channel (WebRTC 1.0, §6.2): whatever is written here reaches the real call. */
import { nextChannel, type Session, type Wish } from "../../protocol/session/mod.ts";

interface Props {
  readonly session: Session;
  readonly wish: Partial<Wish>;
  readonly onWrite: (changes: Partial<Wish>) => void;
}

/** Fields for numbers take any text: what is no number is refused by the browser, and says so. */
const FIELDS = ["label", "maxRetransmits", "maxPacketLifeTime", "protocol", "id"] as const;
const SAYS = {
  label: "",
  maxRetransmits: "how often a lost message is sent again, at most",
  maxPacketLifeTime: "for how many milliseconds it is",
  protocol: "a word for both programs, as for WebSocket",
  id: "0 to 65534; the browser chooses one otherwise",
};

export function ChannelWish({ session, wish, onWrite }: Props) {
  return (
    <div class="wish" role="group" aria-label={`Options of Client ${session.client}’s next data channel`}>
      {FIELDS.map((name) => (
        <label key={name}>
          <code>{name}</code>
          <input
            inputMode={name === "label" || name === "protocol" ? "text" : "numeric"}
            value={wish[name] ?? ""}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder={name === "label" ? String(nextChannel(session)) : ""}
            onInput={(event) => onWrite({ [name]: event.currentTarget.value })}
          />
          <span class="quiet">{SAYS[name]}</span>
        </label>
      ))}
      <Flag
        name="ordered"
        says="messages come in the order in which they left"
        on={wish.ordered ?? true}
        onWrite={onWrite}
      />
      <Flag
        name="negotiated"
        says="both clients make it themselves, with one id"
        on={wish.negotiated ?? false}
        onWrite={onWrite}
      />
    </div>
  );
}

interface FlagProps extends Pick<Props, "onWrite"> {
  readonly name: "ordered" | "negotiated";
  readonly says: string;
  readonly on: boolean;
}

function Flag({ name, says, on, onWrite }: FlagProps) {
  return (
    <label class="wish-flag">
      <span>
        <input type="checkbox" checked={on} onChange={(event) => onWrite({ [name]: event.currentTarget.checked })} />
        <code>{name}</code>
      </span>
      <span class="quiet">{says}</span>
    </label>
  );
}
