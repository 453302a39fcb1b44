/** What the learner writes to a client: texts into its box, and messages to the other. */
import { createModel, type ReadonlySignal } from "@preact/signals";
import { TOO_LONG } from "../../protocol/blob/mod.ts";
import { type Carrier, type ClientName, type Fact, whereOf } from "../../protocol/facts/mod.ts";
import { channelsOf, MANY_MESSAGES, type Session, stateOf } from "../../protocol/session/mod.ts";

interface Deps {
  readonly latest: ReadonlySignal<Session>;
  readonly channels: {
    readonly draft: ReadonlySignal<string>;
    /** The channel that messages go on, by its place. */
    readonly chosen: ReadonlySignal<number>;
    readonly write: (text: string) => void;
  };
  readonly record: (fact: Fact) => void;
  readonly sendOn: (channel: number, text: string) => Promise<boolean>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** So many milliseconds apart, each of many messages goes in a packet of its own. */
const APART = 20;

export const WritingModel = createModel((client: ClientName, { latest, channels, record, sendOn, after }: Deps) => {
  const where = whereOf(client);

  /** A text that is too long for a blob never reaches the box: browsers take minutes to lay it out. */
  function paste(text: string, by?: Carrier) {
    if (text.length > TOO_LONG) record({ type: "paste-refused", length: text.length });
    else record({ type: "pasted", text, ...(by && { by }) });
  }

  /** Sends what is being written. */
  async function send() {
    const text = channels.draft.peek();
    if (text.trim() === "") {
      return record({ type: "stopped", call: "send", problem: { code: "empty-message", ...where } });
    }
    if (!stateOf(latest.peek(), "channel")) {
      return record({ type: "stopped", call: "send", problem: { code: "no-channel", ...where } });
    }
    if (await sendOn(channels.chosen.peek(), text)) channels.write("");
  }

  /** Sends numbered messages on a channel, one after another, as long as it is open; resolves to whether all went. */
  async function sendMany(channel: number): Promise<boolean> {
    for (let n = 1; n <= MANY_MESSAGES; n++) {
      const isOpen = channelsOf(latest.peek())[channel]?.state === "open";
      if (!isOpen || !await sendOn(channel, `${n} of ${MANY_MESSAGES}`)) return false;
      await new Promise<void>((done) => after(APART, done));
    }
    return true;
  }

  return { paste, send, sendMany };
});
