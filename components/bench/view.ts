/**
 * What components are given of a bench and of each client: signals to read, and actions to call. A live bench, one
 * client alone and a replay each give a view of their own; a component reads the signals that it shows, and nothing
 * else draws it anew.
 */
import type { ReadonlySignal } from "@preact/signals";
import { createContext, type FunctionComponent } from "preact";
import { useContext } from "preact/hooks";
import type { LastEvent, Obstacle, Reason, Suggestion } from "../../protocol/advice/mod.ts";
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import type { ClientName, Mode } from "../../protocol/facts/mod.ts";
import type { Reader } from "../../protocol/sdp/mod.ts";
import type { Bench } from "../../protocol/session/mod.ts";
import type { RewindState } from "../../models/bench/rewind.ts";
import type { CodeCopied } from "../../models/bench/bench-view.ts";
import type { Scanning } from "../../models/desk/incoming.ts";
import type { Shown } from "../../models/desk/shown-qr.ts";
import type { CodeTools, Listings } from "../client/Code.tsx";
import type { Problem } from "../../protocol/problems/mod.ts";
import type { Explain } from "../client/ProblemNote.tsx";
import type { ClientView } from "./client-view.ts";
import type { LateParts } from "./late-parts.ts";

/** What can be done with the whole bench. */
export interface BenchActions {
  readonly chooseMode: (mode: Mode) => void;
  readonly withhold: (on: boolean) => void;
  readonly keepAlive: (on: boolean) => void;
  readonly bringForward: (client: ClientName) => void;
  /** Takes the next card of a client across, or as soon as there is one. */
  readonly carryNext: (from: ClientName) => void;
  readonly openHappened: (on: boolean) => void;
  readonly openReasons: (on: boolean) => void;
  readonly chooseForm: (form: WrittenForm) => void;
  readonly writeNote: (line: string, text: string) => void;
  /** Makes a handout of the session, on a page of its own; false where the session is too large to go there by a link. */
  readonly handOut: () => Promise<boolean>;
  readonly chooseQrForm: (form: WrittenForm) => void;
  readonly closeQr: () => void;
  readonly seeCamera: (video: HTMLVideoElement | null) => void;
  readonly readPicture: (file: File) => void;
  readonly closeCamera: () => void;
  /** Goes back to right after an entry of a client’s log, by its place there; undoes the last act; closes what was said. */
  readonly goBack: (client: ClientName, index: number) => void;
  readonly undo: () => void;
  readonly dismissRewind: () => void;
  readonly reset: () => void;
  /** Whether the dark button is done without. */
  readonly goUnaided: (on: boolean) => void;
  /** Begins anew, with the dark button or without it. */
  readonly again: (isUnaided: boolean) => void;
  /** Moves Client B to another device, on pages where it can go. */
  readonly move?: () => void;
}

/** A bench, as it is shown. */
export interface BenchView {
  /** Whether it only shows what happened: nothing is called, and what would act is marked so. */
  readonly readOnly: boolean;
  /** Whether a lesson leads: what it does not speak of yet comes when it means something. */
  readonly isTaught: boolean;
  /** Calls, `carry` and `candidates` that a lesson takes away. */
  readonly away?: readonly string[];
  /** From the page to the site’s root: `../`. */
  readonly root: string;
  /** The code of the clients as the page was rendered with it. */
  readonly listings: Listings;
  readonly clients: Readonly<Record<ClientName, ClientView>>;
  /** The one client that is here, where the other is on another device; and all that are here. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly here: ReadonlySignal<readonly ClientName[]>;
  readonly sessions: ReadonlySignal<Bench>;
  readonly suggestion: ReadonlySignal<Suggestion | undefined>;
  /** Whether the learner goes without the dark button. */
  readonly isUnaided: ReadonlySignal<boolean>;
  readonly mode: ReadonlySignal<Mode>;
  /** The client in front where there is room for one only. */
  readonly front: ReadonlySignal<ClientName>;
  readonly used: ReadonlySignal<boolean>;
  /** Whether an offer’s candidates wait until its answer is on its way. */
  readonly withholds: ReadonlySignal<boolean>;
  readonly isFirefox: ReadonlySignal<boolean>;
  readonly keepsAlive: ReadonlySignal<boolean>;
  /** The clients whose next card is carried as soon as it is there. */
  readonly pendingCarry: ReadonlySignal<readonly ClientName[]>;
  /** What a screen reader is told as it changes. */
  readonly announcement: ReadonlySignal<string>;
  /** Whether all that happened lies open. */
  readonly happenedOpen: ReadonlySignal<boolean>;
  readonly reasonsOpen: ReadonlySignal<boolean>;
  /** The reasons of each client that is here, while they are looked at and once they can be told. */
  readonly reasons: ReadonlySignal<readonly ClientReasons[] | undefined>;
  /** Words for problems on this bench as it is now, once they have come. */
  readonly explain: ReadonlySignal<Explain | undefined>;
  /** How going back stands: under way, done, ended early or refused, in words; `undefined` where nobody went back. */
  readonly rewindState: ReadonlySignal<RewindState | undefined>;
  /** Why nobody can go back here at all. */
  readonly rewindBlocked: ReadonlySignal<string | undefined>;
  /** The last act, which undoing takes back: `Undo createOffer of Client A`. */
  readonly lastAct: ReadonlySignal<{ readonly client: ClientName; readonly name: string } | undefined>;
  /** The next act in one sentence: what the dark button is about, and what is waited for where there is none. */
  readonly nextText: ReadonlySignal<string | undefined>;
  /** The one present obstacle; `undefined` while nothing is wrong. */
  readonly obstacle: ReadonlySignal<Obstacle | undefined>;
  /** The last thing that happened, on either client. */
  readonly lastEvent: ReadonlySignal<LastEvent | undefined>;
  /** The form in which cards are copied. */
  readonly form: ReadonlySignal<WrittenForm>;
  readonly canShare: ReadonlySignal<boolean>;
  readonly codeCopied: ReadonlySignal<CodeCopied | undefined>;
  /** The SDP reader, once it has come; and a teacher’s notes, by the text of a line. */
  readonly reader: ReadonlySignal<Reader | undefined>;
  readonly notes: ReadonlySignal<Readonly<Record<string, string>>>;
  /** Why the note that was written last is not kept. */
  readonly noteUnkept: ReadonlySignal<Problem | undefined>;
  /** The card that is shown as a QR code, and the camera, while they are open. */
  readonly qr: ReadonlySignal<Shown | undefined>;
  readonly scanning: ReadonlySignal<Scanning | undefined>;
  /** What draws the packets of a client, where a box tells of them; or `only` one of them, by its number. */
  readonly Packets: ReadonlySignal<FunctionComponent<PacketsProps> | undefined>;
  /** What is said of Client B where a box plays it, as a peer of glass; `undefined` where it is the browser’s. */
  readonly Glass: ReadonlySignal<FunctionComponent | undefined>;
  /** Parts of the page that come late; and whether there is something to look at, so that they may come. */
  readonly parts: LateParts;
  readonly wantsInstruments: ReadonlySignal<boolean>;
  /** What writes the code of a client as it was chosen, once it has come. */
  readonly codeTools: ReadonlySignal<CodeTools | undefined>;
  readonly actions: BenchActions;
}

export interface PacketsProps {
  readonly client: ClientName;
  readonly only?: number;
}

interface ClientReasons {
  readonly client: ClientName;
  readonly reasons: readonly Reason[];
}

export const BenchContext = createContext<BenchView | undefined>(undefined);

/** The bench that a component stands on. */
export function useBench(): BenchView {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error("A part of a bench stands outside of any BenchContext.");
  return bench;
}

/** The id of what says that a replay calls nothing. */
export const READ_ONLY_NOTE = "replay-still";

/** What a button that acts is given in a replay: it can be reached, is told to do nothing, and says why. */
export function useActs(): { readonly "aria-disabled"?: true; readonly "aria-describedby"?: string } {
  return useBench().readOnly ? { "aria-disabled": true, "aria-describedby": READ_ONLY_NOTE } : {};
}
