/** The API calls of one client, in the order they are usually made. */
import type { ComponentProps } from "preact";
import { type Button, BUTTONS } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import type { Instruments } from "./instruments.ts";

type WishProps = ComponentProps<Instruments["ChannelWish"]>;

export interface ApiButtonsProps {
  readonly session: Session;
  readonly next?: Button;
  /** What is wished of the next data channel, and its fields, once they have come. */
  readonly wish: WishProps["wish"];
  readonly Wish?: Instruments["ChannelWish"];
  readonly onPress: (button: Button) => void;
  readonly onWish: WishProps["onWrite"];
  readonly onOptions: (open: boolean) => void;
}

export function ApiButtons({ session, next, wish, Wish, onPress, onWish, onOptions }: ApiButtonsProps) {
  return (
    <div class="calls" role="group" aria-label={`API calls of Client ${session.client}`}>
      {BUTTONS.map((button) => (
        <button
          key={button}
          type="button"
          class={`call ${button === next ? "next" : ""} ${session.ran[button] ? "done" : ""}`}
          onClick={() => onPress(button)}
        >
          {button}
        </button>
      ))}
      <details class="more call-options" onToggle={(event) => onOptions(event.currentTarget.open)}>
        <summary>Options of the next data channel</summary>
        {Wish && <Wish session={session} wish={wish} onWrite={onWish} />}
      </details>
    </div>
  );
}
