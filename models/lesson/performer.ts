/** Does the acts of a lesson’s solution on the bench: real calls on real connections, in place of the learner’s hand. */
import type { ReadonlySignal } from "@preact/signals";
import { editable, type WrittenForm } from "../../protocol/blob/mod.ts";
import type { BlobId, Button, ClientName, Mode, PeerMedia } from "../../protocol/facts/mod.ts";
import { type Act, cardOf, editedBy } from "../../protocol/goals/mod.ts";
import { type Card, channelsOf, outgoing, type Session, stateOf, type Wish } from "../../protocol/session/mod.ts";
import { comes } from "../bench/comes.ts";

interface OneClient {
  readonly latest: ReadonlySignal<Session>;
  readonly publish: () => void;
  readonly sendOn: (channel: number, text: string) => Promise<boolean>;
  readonly sendMany: (channel: number) => Promise<boolean>;
  readonly media: () => Promise<PeerMedia | undefined>;
  readonly cardEdits: { readonly edit: (blob: BlobId, text: string | null) => void };
  readonly channels: { readonly writeWish: (changes: Partial<Wish>) => void };
}

/** The bench that is acted on. */
export interface Stage extends Readonly<Record<ClientName, OneClient>> {
  readonly press: (client: ClientName, button: Button) => Promise<void>;
  readonly giveAsItIs: (client: ClientName) => Promise<void>;
  readonly choose: (mode: Mode) => void;
  readonly view: { readonly bringForward: (client: ClientName) => void };
  readonly outgoing: {
    readonly cardTexts: Readonly<Record<ClientName, ReadonlySignal<ReadonlyMap<BlobId, { readonly text: string }>>>>;
    readonly choose: (form: WrittenForm) => Promise<void>;
    readonly copied: (client: ClientName, id: BlobId) => Promise<void>;
  };
  readonly incoming: { readonly arrive: (client: ClientName, text: string) => void };
}

/** What the acts need beside the bench. */
export interface Hands {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Begins anew, as the button of the bench does. */
  readonly reset: () => void;
}

/** How long something that has to come may take, in milliseconds. */
const PATIENCE = 15_000;

/** The bench with how to wait for something on it. */
interface Kit {
  readonly stage: Stage;
  /** What a question gives as soon as it gives something; `undefined` where that took too long. */
  readonly comes: <T>(ask: () => T | undefined) => Promise<T | undefined>;
}

const cardComes = ({ stage: { A, B }, comes }: Kit, client: ClientName, name: string): Promise<Card | undefined> =>
  comes(() => cardOf({ A: A.latest.value, B: B.latest.value }, client, name));

async function carry(kit: Kit, { client, card, into }: Act & { act: "carry" }): Promise<boolean> {
  const { stage } = kit;
  const found = await cardComes(kit, client, card);
  if (!found) return false;
  stage[client].publish();
  const text = stage.outgoing.cardTexts[client].peek().get(found.id)?.text;
  if (text === undefined) return false;
  await stage.outgoing.copied(client, found.id);
  stage.view.bringForward(into);
  stage.incoming.arrive(into, text);
  return true;
}

async function edit(kit: Kit, act: Act & { act: "edit" | "leave-out" | "put-back" }): Promise<boolean> {
  const card = await cardComes(kit, act.client, act.card);
  if (!card) return false;
  const text = act.act === "put-back" ? null : editedBy(act, editable(outgoing(card)));
  kit.stage[act.client].cardEdits.edit(card.id, text);
  return true;
}

async function isIn({ stage, comes }: Kit, { client, machine, state }: Omit<Act & { act: "wait" }, "act">) {
  return await comes(() => stateOf(stage[client].latest.value, machine) === state || undefined) ?? false;
}

/** The place of a channel among a client’s, counted from 0; the first one, unless it is named. */
const placeOf = (channel?: string): number => channel ? Number(channel.replace("channel ", "")) - 1 : 0;

async function say(kit: Kit, { client, words, channel }: Act & { act: "say" }): Promise<boolean> {
  const open = await isIn(kit, { client, machine: "channel", state: "open" });
  return open && await kit.stage[client].sendOn(placeOf(channel), words);
}

async function burst({ stage, comes }: Kit, { client, channel }: Act & { act: "burst" }): Promise<boolean> {
  const place = placeOf(channel);
  const open = await comes(() => channelsOf(stage[client].latest.value)[place]?.state === "open" || undefined);
  return open === true && await stage[client].sendMany(place);
}

function wish({ stage }: Kit, { client, name, value }: Act & { act: "option" }): boolean {
  const isSwitch = value === "true" || value === "false";
  stage[client].channels.writeWish({ [name]: isSwitch ? value === "true" : value });
  return true;
}

const add = async ({ stage }: Kit, { client, kind }: Act & { act: "add" }): Promise<boolean> =>
  await (await stage[client].media())?.addTrack({ kind, source: "synthetic" }) ?? false;

/** What nothing can keep from being done. */
const done = async (doing: unknown): Promise<boolean> => {
  await doing;
  return true;
};

/** Does one act; resolves to whether it could be done. What the browser refuses was done, and is a lesson of its own. */
export function performer(stage: Stage, { after, reset }: Hands): (act: Act) => Promise<boolean> {
  const kit: Kit = { stage, comes: (ask) => comes(ask, { within: PATIENCE, after }) };
  return async function perform(act) {
    if ("client" in act) stage.view.bringForward(act.client);
    switch (act.act) {
      case "press":
        return await done(stage.press(act.client, act.call));
      case "as-it-is":
        return await done(stage.giveAsItIs(act.client));
      case "carry":
        return await carry(kit, act);
      case "edit":
      case "leave-out":
      case "put-back":
        return await edit(kit, act);
      case "add":
        return await add(kit, act);
      case "option":
        return wish(kit, act);
      case "say":
        return await say(kit, act);
      case "burst":
        return await burst(kit, act);
      case "paste":
        return await done(stage.incoming.arrive(act.client, act.text));
      case "mode":
        return await done(stage.choose(act.mode));
      case "form":
        return await done(stage.outgoing.choose(act.form));
      case "reset":
        return await done(reset());
      case "wait":
        return await isIn(kit, act);
      default:
        // The network is the learner’s to change.
        return false;
    }
  };
}
