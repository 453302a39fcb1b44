/** What happened, on both sides: the sequence diagram, drawn from the facts. */
import type { ComponentChildren } from "preact";
import {
  type Filters,
  type Kind,
  markText,
  moment,
  type SequenceDiagram as Drawn,
  totalOf,
  visible,
  type Zoom,
} from "../../protocol/diagram/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { shorten } from "../../protocol/text/mod.ts";
import { DiagramList } from "./DiagramList.tsx";
import { Shape } from "./DiagramMarks.tsx";
import { DiagramPicture } from "./DiagramPicture.tsx";

export interface DiagramProps {
  readonly diagram: Drawn;
  /** The kinds that are drawn. */
  readonly filters: Filters;
  readonly zoom: Zoom;
  /** The first row that is drawn, and how many are; of a long log only what is in sight. */
  readonly firstRow: number;
  readonly rowsShown: number;
  /** It follows the newest row. */
  readonly live: boolean;
  readonly asList: boolean;
  /** The id of the mark that lies open. */
  readonly opened?: string;
  /** The one client that is drawn, where the other is on another device. */
  readonly alone?: ClientName;
  /** More that can be done with what happened: buttons that save it. */
  readonly children?: ComponentChildren;
  readonly onFilter: (kind: Kind) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** The first row in sight now, and whether the newest is in sight. */
  readonly onScroll: (firstRow: number, atEnd: boolean) => void;
  readonly onNewest: () => void;
  /** A mark was pressed; `undefined` closes what lies open. */
  readonly onOpen: (id: string | undefined) => void;
  readonly onAsList: (asList: boolean) => void;
}

const TOGGLES: readonly (readonly [Kind, string])[] = [
  ["call", "Calls"],
  ["blob", "Blobs"],
  ["state", "States"],
  ["candidate", "Candidates"],
  ["message", "Messages"],
];

/** No more of an entry is shown than this many characters: a message may be long. */
const LONGEST = 20_000;

export function Diagram(props: DiagramProps) {
  const { diagram, filters, firstRow, rowsShown, asList, opened, alone, onOpen, children } = props;
  const from = Math.max(0, Math.min(firstRow, totalOf(diagram, filters) - 1));
  const view = visible(diagram, filters, { from, to: from + rowsShown });
  const found = opened === undefined ? undefined : markText(diagram, opened);
  return (
    <section class={`diagram ${alone ? `only-${alone}` : ""}`} aria-labelledby="what-happened">
      <header>
        <h2 id="what-happened">What happened</h2>
        {diagram.marks.length > 0 && <Controls {...props} />}
        {children && <div class="diagram-acts">{children}</div>}
      </header>
      {view.total === 0
        ? (
          <p class="quiet diagram-none">
            {diagram.marks.length === 0 ? "Nothing has happened yet." : "Nothing of these kinds has happened yet."}
          </p>
        )
        : asList
        ? <DiagramList {...props} view={view} />
        : <DiagramPicture {...props} view={view} />}
      {found && (
        <section class={`diagram-opened ${found.mark.client}`} id="diagram-opened" aria-labelledby="diagram-title">
          <header>
            <h3 id="diagram-title">
              <b class={found.mark.client}>{found.mark.client}</b> {found.mark.title}
            </h3>
            <time>{moment(found.mark.at)}</time>
            <button
              type="button"
              class="plain"
              onClick={() =>
                onOpen(undefined)}
            >
              Close
            </button>
          </header>
          <p role="status">{found.detail}</p>
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

function Controls({ filters, zoom, asList, onFilter, onZoom, onAsList }: DiagramProps) {
  return (
    <div class="diagram-controls">
      <div class="diagram-filters" role="group" aria-label="Show">
        {TOGGLES.map(([kind, name]) => (
          <button
            key={kind}
            type="button"
            aria-pressed={filters.has(kind)}
            onClick={() => onFilter(kind)}
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
          onClick={() => zoom > 1 && !asList && onZoom((zoom - 1) as Zoom)}
        >
          −
        </button>
        <button
          type="button"
          aria-label="Higher rows"
          aria-disabled={zoom === 3 || asList}
          onClick={() => zoom < 3 && !asList && onZoom((zoom + 1) as Zoom)}
        >
          +
        </button>
      </div>
      <button type="button" aria-pressed={asList} onClick={() => onAsList(!asList)}>As a list</button>
    </div>
  );
}
