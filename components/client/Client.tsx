/** One client on the bench: its states, its calls, its cards, its box, and its panes. */
import type { BlobReading, WrittenForm } from "../../protocol/blob/mod.ts";
import type { BoxText } from "../../protocol/calls/mod.ts";
import { type Button, BUTTONS, type ClientName, type Machine, type PairRead } from "../../protocol/facts/mod.ts";
import {
  type Bench,
  currentProblem,
  everWas,
  type Pane,
  panesOf,
  roleSoFar,
  type Wish,
} from "../../protocol/session/mod.ts";
import type { Sample } from "../../protocol/ice/mod.ts";
import type { Deadline, Suggestion } from "../../protocol/advice/mod.ts";
import type { Reader, Spot } from "../../protocol/sdp/mod.ts";
import { ApiButtons, type ApiButtonsProps } from "./ApiButtons.tsx";
import { Cards, type CardVerbs } from "../desk/Cards.tsx";
import { Chat } from "./Chat.tsx";
import { PaneContent } from "./ClientPane.tsx";
import type { ShownLine } from "./Code.tsx";
import type { MediaOn } from "../media/MediaPanel.tsx";
import type { Instruments } from "./instruments.ts";
import { Panes } from "./Panes.tsx";
import { type ArrivalVerbs, PasteBox } from "./PasteBox.tsx";
import { Waiting } from "./AnswerDeadline.tsx";
import { type Explain, ProblemNote } from "./ProblemNote.tsx";
import { StateMachines } from "./StateMachines.tsx";

/** What the learner can do with one client. */
export interface ClientVerbs extends CardVerbs, ArrivalVerbs {
  readonly press: (button: Button) => void;
  readonly copyCode: (code: string) => void;
  readonly turnTo: (pane: Pane) => void;
  readonly openMachine: (machine: Machine | undefined) => void;
  readonly openPair: (id: string | undefined) => void;
  readonly keepAlive: (on: boolean) => void;
  readonly look: (spot: Spot) => void;
  readonly note: (line: string, text: string) => void;
  readonly write: (text: string) => void;
  /** Writes an option of the next data channel. */
  readonly wish: ApiButtonsProps["onWish"];
  readonly openOptions: (on: boolean) => void;
  readonly sendOn: (channel: number) => void;
  readonly send: () => void;
}

/** Highlighted listings by client, role and mode: `A-offerer-trickle`. */
export type Listings = Readonly<Record<string, readonly ShownLine[]>>;

export interface ClientProps {
  readonly client: ClientName;
  readonly bench: Bench;
  readonly reading: BlobReading;
  readonly telling: BoxText;
  /** Words for problems, once they have come. */
  readonly explain?: Explain;
  readonly next?: Suggestion;
  readonly pane: Pane;
  readonly draft: string;
  /** What is wished of the next data channel: as its fields hold it, and of both clients, as calls are made. */
  readonly wish: ApiButtonsProps["wish"];
  readonly wishes: Readonly<Record<ClientName, Partial<Wish>>>;
  /** Whether an offer's candidates wait until its answer is on its way. */
  readonly withholds?: boolean;
  /** The channel that a message goes on. */
  readonly sendOn: number;
  /** The form in which cards are copied. */
  readonly form: WrittenForm;
  /** The card that lies open. */
  readonly opened?: string;
  readonly canShare: boolean;
  /** The machine and the pair that lie open. */
  readonly machine?: Machine;
  readonly pair?: string;
  /** The pairs as they were read last; none where nothing is read. */
  readonly pairs: readonly PairRead[];
  readonly samples: readonly Sample[];
  /** The time by which something must be carried. */
  readonly deadline?: Deadline;
  readonly firefox: boolean;
  readonly keepsAlive: boolean;
  /** Milliseconds since the bench opened, while something shows it. */
  readonly now: number;
  /** What comes at the first press. */
  readonly instruments?: Instruments;
  /** Whether the other client is on another page. */
  readonly alone?: boolean;
  /** The word of the SDP that lies open. */
  readonly spot?: Spot;
  /** The SDP reader, once it has come. */
  readonly reader?: Reader;
  /** A teacher's notes, by the text of a line. */
  readonly notes: Readonly<Record<string, string>>;
  /** Where the reader has a page of its own. */
  readonly readerHref: string;
  /** Whether the code could be copied, when that was tried last. */
  readonly codeCopied?: boolean;
  readonly listings: Listings;
  /** Video and audio, where there may be any. */
  readonly media?: MediaOn;
  readonly verbs: ClientVerbs;
}

export function Client(props: ClientProps) {
  const { client, bench, reading, telling, pane, draft, explain, verbs } = props;
  const session = bench[client];
  const next = props.next?.client === client ? props.next : undefined;
  const press = next && "press" in next ? next.press : undefined;
  const problem = currentProblem(session);
  const panes = panesOf(session);
  const shown = panes.includes(pane) ? pane : "Code";
  const candidates = session.ran["candidate-found"];
  return (
    <section class={`client ${client}`} role="region" aria-labelledby={`client-${client}`}>
      <header>
        <h2 id={`client-${client}`}>Client {client}</h2>
        <p>{roleSoFar(session)}</p>
      </header>
      <StateMachines
        client={client}
        session={session}
        opened={props.machine}
        now={props.now}
        onOpen={verbs.openMachine}
        onClose={() => verbs.openMachine(undefined)}
        Machine={props.instruments?.Machine}
      />
      <ApiButtons
        session={session}
        next={BUTTONS.find((button) => button === press)}
        wish={props.wish}
        Wish={props.instruments?.ChannelWish}
        onPress={verbs.press}
        onWish={verbs.wish}
        onOptions={verbs.openOptions}
      />
      {problem && explain && <ProblemNote problem={problem} explain={explain} />}
      <Cards
        session={session}
        bench={bench}
        next={next && "copy" in next ? next.copy : undefined}
        form={props.form}
        opened={props.opened}
        canShare={props.canShare}
        alone={props.alone}
        More={props.instruments?.CardMore}
        verbs={verbs}
      />
      <Waiting
        client={client}
        deadline={props.deadline}
        withheld={session.withheld.length}
        firefox={props.firefox && session.remote?.type === "offer" && !everWas(session, "connection", "connected")}
        keepsAlive={props.keepsAlive}
        onKeepAlive={verbs.keepAlive}
      />
      <PasteBox
        client={client}
        text={session.pasted}
        reading={reading}
        telling={telling}
        isNext={press === "paste"}
        verbs={verbs}
      />
      {session.channels.length > 0 && (
        <Chat
          session={session}
          draft={draft}
          isNext={press === "send"}
          channel={props.sendOn}
          Channels={props.instruments?.Channels}
          onChannel={verbs.sendOn}
          onDraft={verbs.write}
          onSend={verbs.send}
        />
      )}
      {props.media && <props.media.Panel {...props.media.props} session={session} />}
      <Panes client={client} panes={panes} shown={shown} counts={{ Candidates: candidates }} onShow={verbs.turnTo}>
        <PaneContent {...props} session={session} pane={shown} />
      </Panes>
    </section>
  );
}
