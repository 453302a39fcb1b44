/** What happened, on both sides: the sequence diagram, drawn from the facts. */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import {
  DRAWN_ROWS,
  type Filters,
  type Kind,
  type Mark,
  markText,
  type PacketSeen,
  type SequenceDiagram,
  totalOf,
  visible,
  type Zoom,
} from "../../protocol/diagram/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { moment, shorten } from "../../protocol/text/mod.ts";
import { useBench } from "../bench/view.ts";
import { DiagramList } from "./DiagramList.tsx";
import { Shape } from "./DiagramMarks.tsx";
import { DiagramPicture } from "./DiagramPicture.tsx";

/** The diagram as a model holds it. */
export interface DiagramView {
  readonly diagram: ReadonlySignal<SequenceDiagram>;
  /** The kinds that are drawn. */
  readonly filters: ReadonlySignal<Filters>;
  readonly zoom: ReadonlySignal<Zoom>;
  /** The first row that is drawn; of a long log only what is in sight is. */
  readonly firstRow: ReadonlySignal<number>;
  /** Whether it follows the newest row. */
  readonly live: ReadonlySignal<boolean>;
  readonly asList: ReadonlySignal<boolean>;
  /** The id of the mark that lies open. */
  readonly opened: ReadonlySignal<string | undefined>;
  /** The packets among what happened, where a box tells of them. */
  readonly packets?: ReadonlySignal<readonly PacketSeen[]>;
  /** How many rows have passed in a replay; the rest is still to come. */
  readonly passed?: ReadonlySignal<number>;
  readonly filter: (kind: Kind) => void;
  readonly setZoom: (zoom: Zoom) => void;
  /** The first row in sight now, and whether the newest is in sight. */
  readonly scroll: (firstRow: number, atEnd: boolean) => void;
  readonly newest: () => void;
  /** A mark was pressed; `undefined` closes what lies open. */
  readonly open: (id: string | undefined) => void;
  readonly list: (asList: boolean) => void;
}

interface Props {
  readonly view: DiagramView;
  /** The one client that is drawn, where the other is on another device. */
  readonly alone?: ClientName;
  /** More that can be done with what happened: buttons that save it. */
  readonly children?: ComponentChildren;
}

/** How a row of a replay stands to the present moment: it has still to come, or it came last. */
export const placeOf = (row: number, passed: number | undefined) =>
  passed === undefined
    ? {}
    : { "data-later": row >= passed ? "" : undefined, "data-present": row === passed - 1 ? "" : undefined };

const TOGGLES: readonly (readonly [Kind, string])[] = [
  ["call", "Calls"],
  ["blob", "Blobs"],
  ["state", "States"],
  ["candidate", "Candidates"],
  ["message", "Messages"],
  ["packet", "Packets"],
];

/** No more of an entry is shown than this many characters: a message may be long. */
const LONGEST = 20_000;

export function Diagram({ view, alone, children }: Props) {
  const diagram = view.diagram.value;
  const filters = view.filters.value;
  const from = Math.max(0, Math.min(view.firstRow.value, totalOf(diagram, filters) - 1));
  const drawn = visible(diagram, filters, { from, to: from + DRAWN_ROWS });
  const found = view.opened.value === undefined ? undefined : markText(diagram, view.opened.value);
  return (
    <section class="diagram" aria-labelledby="what-happened">
      <header>
        <h2 id="what-happened">What happened</h2>
        {diagram.marks.length > 0 && <Controls view={view} />}
        {children && <div class="diagram-acts">{children}</div>}
      </header>
      {drawn.total === 0
        ? (
          <p class="quiet diagram-none">
            {diagram.marks.length === 0 ? "Nothing has happened yet." : "Nothing of these kinds has happened yet."}
          </p>
        )
        : view.asList.value
        ? <DiagramList view={view} drawn={drawn} />
        : <DiagramPicture view={view} drawn={drawn} alone={alone} />}
      {found && (
        <section class={`diagram-opened ${found.mark.client}`} id="diagram-opened" aria-labelledby="diagram-title">
          <header>
            <h3 id="diagram-title">
              <b class={found.mark.client}>{found.mark.client}</b> {found.mark.title}
            </h3>
            <time>{moment(found.mark.at)}</time>
            {!found.mark.packet && <GoBack client={found.mark.client} index={found.mark.entryIndexes.at(-1)!} />}
            <button
              type="button"
              class="plain"
              onClick={() =>
                view.open(undefined)}
            >
              Close
            </button>
          </header>
          <p role="status">{found.detail}</p>
          <InPacket mark={found.mark} />
          {found.mark.entries.map((entry, i) => (
            <pre
              key={i}
              tabIndex={0}
              aria-label={`Entry ${found.mark.entryIndexes[i] + 1} of Client ${found.mark.client}`}
            >
              {shorten(JSON.stringify(entry, null, 2), LONGEST)}
            </pre>
          ))}
        </section>
      )}
    </section>
  );
}

/** The bytes and fields of a packet. */
function InPacket({ mark: { client, packet } }: { mark: Mark }) {
  const { Packets } = useBench();
  return packet && Packets.value ? <Packets.value client={client} only={packet.number} /> : null;
}

/** Goes back to right after what lies open: new connections perform the acts up to there again. */
function GoBack({ client, index }: { client: ClientName; index: number }) {
  const { readOnly, rewindBlocked, actions } = useBench();
  if (readOnly) return null;
  const blocked = rewindBlocked.value;
  if (blocked) return <span class="quiet">{blocked}</span>;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        actions.openHappened(false);
        actions.goBack(client, index);
      }}
    >
      Go back to here
    </button>
  );
}

function Controls({ view }: { view: DiagramView }) {
  const filters = view.filters.value;
  const zoom = view.zoom.value;
  const asList = view.asList.value;
  const toggles = TOGGLES.filter(([kind]) => kind !== "packet" || (view.packets?.value.length ?? 0) > 0);
  return (
    <div class="diagram-controls">
      <div class="diagram-filters" role="group" aria-label="Show">
        {toggles.map(([kind, name]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filters.has(kind)}
            onClick={() => view.filter(kind)}
          >
            <Shape kind={kind} />
            {name}
          </button>
        ))}
      </div>
      <div class="diagram-zoom" role="group" aria-label="Rows">
        <button
          type="button"
          aria-label="Lower rows"
          aria-disabled={zoom === 1 || asList}
          onClick={() => zoom > 1 && !asList && view.setZoom((zoom - 1) as Zoom)}
        >
          −
        </button>
        <button
          type="button"
          aria-label="Higher rows"
          aria-disabled={zoom === 3 || asList}
          onClick={() => zoom < 3 && !asList && view.setZoom((zoom + 1) as Zoom)}
        >
          +
        </button>
      </div>
      <button type="button" aria-pressed={asList} onClick={() => view.list(!asList)}>As a list</button>
    </div>
  );
}
