/** What components are given of one client: signals to read, and actions to call. */
import type { ReadonlySignal } from "@preact/signals";
import { createContext, type FunctionComponent } from "preact";
import { useContext } from "preact/hooks";
import type { Deadline } from "../../protocol/advice/mod.ts";
import type { BlobReading, WrittenForm } from "../../protocol/blob/mod.ts";
import type { BoxText } from "../../protocol/calls/mod.ts";
import type { BlobId, Button, Carrier, ClientName, Machine, PairRead, StatsRead } from "../../protocol/facts/mod.ts";
import type { Point } from "../../protocol/goals/mod.ts";
import type { Sample } from "../../protocol/ice/mod.ts";
import type { Spot } from "../../protocol/sdp/mod.ts";
import type { Pane, Session, Wish } from "../../protocol/session/mod.ts";
import type { ShownStates } from "../../models/client/shown-states.ts";
import type { CardText } from "../../models/desk/card-writer.ts";

/** What can be done with one client. In a replay, what would act does nothing. */
export interface ClientActions {
  readonly press: (button: Button) => void;
  /** How a text comes into the box. */
  readonly paste: (text: string, by?: Carrier) => void;
  readonly pasteClipboard: () => void;
  readonly takeFile: (file: File) => void;
  /** Gives the browser what lies in the box and is refused here. */
  readonly giveAsItIs: () => void;
  readonly openCamera: () => void;
  /** How a card leaves; `copied` says that its whole text was copied by hand. */
  readonly copy: (id: BlobId, form?: WrittenForm) => void;
  readonly copied: (id: BlobId) => void;
  readonly carry: (id: BlobId) => void;
  readonly carryRest: () => void;
  readonly showQr: (id: BlobId) => void;
  readonly save: (id: BlobId) => void;
  readonly share: (id: BlobId) => void;
  readonly drag: (id: BlobId) => void;
  /** What is done with a card before it leaves. */
  readonly holdBack: (id: BlobId, held: boolean) => void;
  readonly throwAway: (id: BlobId, thrown: boolean) => void;
  /** Puts a card before another, or with `null` behind all. */
  readonly move: (id: BlobId, before: BlobId | null) => void;
  /** Takes what was typed over a card; `null` puts back what was made. */
  readonly edit: (id: BlobId, text: string | null) => void;
  /** How the client is looked at. */
  readonly showPane: (pane: Pane) => void;
  readonly openMachine: (machine: Machine | undefined) => void;
  readonly openPair: (id: string | undefined) => void;
  readonly openCard: (id: BlobId | undefined) => void;
  readonly openToken: (spot: Spot) => void;
  readonly copyCode: (code: string) => void;
  /** Data channels and messages. */
  readonly writeWish: (changes: Partial<Wish>) => void;
  readonly openOptions: (on: boolean) => void;
  readonly chooseChannel: (index: number) => void;
  readonly write: (text: string) => void;
  readonly send: () => void;
  /** Sends a hundred numbered messages, one after another, on the channel at this place. */
  readonly sendMany: (channel: number) => void;
}

/** One client, as it is shown. */
export interface ClientView {
  readonly client: ClientName;
  readonly session: ReadonlySignal<Session>;
  /** The states of its machines as they are shown: one after another, however fast they were. */
  readonly shown: ReadonlySignal<ShownStates>;
  readonly reading: ReadonlySignal<BlobReading>;
  readonly boxText: ReadonlySignal<BoxText>;
  readonly pane: ReadonlySignal<Pane>;
  /** Where the present step of a lesson has the learner look. */
  readonly point: ReadonlySignal<Point | undefined>;
  readonly machine: ReadonlySignal<Machine | undefined>;
  readonly pair: ReadonlySignal<string | undefined>;
  readonly card: ReadonlySignal<BlobId | undefined>;
  readonly token: ReadonlySignal<Spot | undefined>;
  /** Milliseconds since the client began, as long as something shows it. */
  readonly elapsed: ReadonlySignal<number>;
  /** The time by which its answer must be carried. */
  readonly deadline: ReadonlySignal<Deadline | undefined>;
  readonly wish: ReadonlySignal<Partial<Wish>>;
  readonly optionsOpen: ReadonlySignal<boolean>;
  readonly draft: ReadonlySignal<string>;
  /** The channel that messages go on, by its place. */
  readonly channel: ReadonlySignal<number>;
  /** Every card as it would leave in the chosen form, by its id. */
  readonly cardTexts: ReadonlySignal<ReadonlyMap<BlobId, CardText>>;
  /** The pairs as they were read last, and the selected one over the last two minutes; none where nothing is read. */
  readonly pairs: ReadonlySignal<readonly PairRead[]>;
  readonly samples: ReadonlySignal<readonly Sample[]>;
  /** How good the connection is, as it was read last; nothing where nothing is read. */
  readonly stats: ReadonlySignal<StatsRead | undefined>;
  /** Video and audio, on pages that have any. */
  readonly Media?: FunctionComponent;
  readonly actions: ClientActions;
}

export const ClientContext = createContext<ClientView | undefined>(undefined);

/** The client that a component belongs to. */
export function useClient(): ClientView {
  const client = useContext(ClientContext);
  if (!client) throw new Error("A part of a client stands outside of any ClientContext.");
  return client;
}
