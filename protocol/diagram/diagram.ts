/** The sequence diagram of both clients: it grows by one entry at a time. */
import {
  type ClientName,
  CLIENTS,
  compareMoments,
  EMPTY_LOG,
  type LogEnd,
  type Logs,
  momentsAfter,
} from "../facts/mod.ts";
import { draw, type DrawnMoment } from "./draw.ts";
import { Drawing, markName } from "./drawing.ts";
import type { Mark } from "./mark.ts";
import { packetMoment, type PacketSeen } from "./packet.ts";

/**
 * A diagram as it stands. It is drawn on, not copied, when it grows: a diagram that was extended is used up, and only
 * the one that came of it is still good. What was seen of it, its marks and views, stays as it was.
 */
export interface SequenceDiagram {
  /** In the order of time. */
  readonly marks: readonly Mark[];
  readonly drawing: Drawing;
  /** Every entry and every packet that was drawn, in order. */
  readonly moments: DrawnMoment[];
  readonly ends: Readonly<Record<ClientName, LogEnd>>;
}

/** An empty diagram. */
export const newDiagram = (): SequenceDiagram => diagramOn(new Drawing(), [], { A: EMPTY_LOG, B: EMPTY_LOG });

const diagramOn = (drawing: Drawing, moments: DrawnMoment[], ends: SequenceDiagram["ends"]): SequenceDiagram => ({
  marks: drawing.marks,
  drawing,
  moments,
  ends,
});

/** The diagram of whole logs. */
export const diagramOf = (logs: Logs): SequenceDiagram => extendAll(newDiagram(), logs);

/**
 * The diagram with more entries of both logs, and with more packets. In whatever portions the entries come, the diagram becomes the same: an
 * entry that is older than what was already drawn has what is younger drawn again.
 */
export function extendAll(
  diagram: SequenceDiagram,
  news: Logs,
  packets: readonly PacketSeen[] = [],
): SequenceDiagram {
  const come = {
    A: momentsAfter(diagram.ends.A, "A", news.A),
    B: momentsAfter(diagram.ends.B, "B", news.B),
  };
  const fresh: DrawnMoment[] = [...come.A, ...come.B, ...packets.map(packetMoment)].sort(compareMoments);
  if (fresh.length === 0) return diagram;
  const { drawing, moments, again } = takenBackTo(diagram, fresh[0]);
  for (const moment of again.length === 0 ? fresh : [...again, ...fresh].sort(compareMoments)) {
    draw(drawing, moment);
    moments.push(moment);
  }
  const [A, B] = CLIENTS.map((client) => come[client].at(-1) ?? diagram.ends[client]);
  return diagramOn(drawing, moments, { A, B });
}

/** Takes back what is younger than a moment, to be drawn again. If that is too much, everything is to be drawn anew. */
function takenBackTo({ drawing, moments }: SequenceDiagram, first: DrawnMoment) {
  const younger = moments.findLastIndex((moment) => compareMoments(moment, first) < 0) + 1;
  const again = moments.splice(younger);
  if (again.every(() => drawing.takeBack())) return { drawing, moments, again };
  return { drawing: new Drawing(), moments: [], again: [...moments, ...again] };
}

/** The mark of this id, and its number. */
export function findMark(
  { drawing, marks }: SequenceDiagram,
  id: string,
): { readonly mark: Mark; readonly number: number } | undefined {
  const number = drawing.find(markName(id));
  return number === undefined ? undefined : { mark: marks[number], number };
}
