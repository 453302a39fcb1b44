/** The connection of one client: opened, called and closed. What it reports becomes facts. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type {
  Button,
  CandidateInit,
  ChannelInit,
  ClientName,
  Confidential,
  Fact,
  OpenPeer,
  PairRead,
  Peer,
  PeerMedia,
  StatsRead,
} from "../../protocol/facts/mod.ts";
import { addSample, type Sample } from "../../protocol/ice/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";

interface Deps {
  readonly openPeer: OpenPeer;
  readonly configurationOf?: (client: ClientName) => Confidential | undefined;
  /** Milliseconds, from any beginning; and when the bench opened. */
  readonly now: () => number;
  readonly openedAt: ReadonlySignal<number>;
  readonly latest: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
}

/** Whether a description still collects candidates. */
export const isCollecting = (session: Session): boolean => session.cards.some((card) => !card.ready);

export const ClientPeerModel = createModel(
  (client: ClientName, { openPeer, configurationOf, now, openedAt, latest, record }: Deps) => {
    /** Every pair as it was read last: its counters are told here, and are no facts. */
    const pairs = signal<readonly PairRead[]>([]);
    /** The selected pair over the last two minutes. */
    const samples = signal<readonly Sample[]>([]);
    /** How good the connection is, as it was read last. */
    const stats = signal<StatsRead | undefined>(undefined);
    /** What plays this client in the place of the browser, from the next connection on. */
    const playedBy = signal<OpenPeer | undefined>(undefined);
    let peer: Peer | undefined;
    let opening = 0;

    /** Closes the connection; whatever it still reports is no longer heard. */
    function hangUp() {
      opening++;
      void peer?.close();
      peer = undefined;
      pairs.value = [];
      samples.value = [];
      stats.value = undefined;
    }

    /** Opens a connection in place of an earlier one. */
    function connect() {
      const mine = opening;
      const open = playedBy.peek() ?? openPeer;
      peer = open((fact) => {
        if (mine !== opening) return;
        // What has collected candidates is whole now: it is read before it is said to be.
        const isEnd = fact.type === "candidate-found" && fact.candidate === null;
        if (isEnd && isCollecting(latest.peek())) peer?.readStates();
        record(fact);
      }, (read, good) => {
        if (mine !== opening) return;
        stats.value = good;
        samples.value = addSample(samples.peek(), Math.round(now() - openedAt.peek()), read);
        if (read.length > 0) pairs.value = read;
      }, configurationOf?.(client));
    }

    /** Makes one real call for each argument, whatever comes of them; resolves to whether all of them finished. */
    async function call(button: Button, args: readonly unknown[]): Promise<boolean> {
      const target = peer;
      let all = target !== undefined;
      for (const argument of args) {
        const verb = target?.[button] as ((argument: unknown) => Promise<boolean>) | undefined;
        if (!(await verb?.(argument))) all = false;
      }
      return all;
    }

    /** Reads every state anew: a page that was not in front may have missed what happened. */
    function readStates() {
      peer?.readStates();
    }
    /** A call that the bench makes by itself: withheld candidates, and those that keep Firefox waiting. */
    const addIceCandidate = (candidate: CandidateInit): Promise<boolean> =>
      peer?.addIceCandidate(candidate) ?? Promise.resolve(false);
    /** A channel that the bench makes by itself. */
    const createDataChannel = (channel: ChannelInit): Promise<boolean> =>
      peer?.createDataChannel(channel) ?? Promise.resolve(false);
    const sendOn = (channel: number, text: string): Promise<boolean> =>
      peer?.send(text, channel) ?? Promise.resolve(false);
    const media = (): Promise<PeerMedia | undefined> => peer?.media(client) ?? Promise.resolve(undefined);

    return {
      pairs,
      samples,
      stats,
      playedBy,
      hangUp,
      connect,
      call,
      readStates,
      addIceCandidate,
      createDataChannel,
      sendOn,
      media,
    };
  },
);
