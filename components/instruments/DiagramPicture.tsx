/** The rows in sight: real buttons in a list, laid over the drawn lines. */
import { arrives, type DrawnRow, type DrawnWindow, type Mark, ZOOMS } from "../../protocol/diagram/mod.ts";
import { type ClientName, CLIENTS, nameOfMachine } from "../../protocol/facts/mod.ts";
import { duration, moment } from "../../protocol/text/mod.ts";
import { type DiagramView, placeOf } from "./Diagram.tsx";
import { DiagramLines } from "./DiagramMarks.tsx";

interface Props {
  readonly view: DiagramView;
  readonly drawn: DrawnWindow;
  /** The one client that is drawn, where the other is on another device. */
  readonly alone?: ClientName;
}

export function DiagramPicture({ view, drawn, alone }: Props) {
  const [zoom, firstRow, live] = [view.zoom.value, view.firstRow.value, view.live.value];
  const { rows, total } = drawn;
  const height = ZOOMS[zoom];
  const first = rows[0].row;
  // After every drawing the newest row is in sight again; what has just been made anew goes to where it stood.
  const follow = (box: HTMLElement | null) => {
    if (!box) return;
    if (live) box.scrollTop = box.scrollHeight;
    else if (box.scrollTop === 0 && firstRow > 0) box.scrollTop = firstRow * height;
  };
  return (
    <div class={`diagram-picture zoom-${zoom} ${alone ? `only-${alone}` : ""}`}>
      <p class="diagram-heads" aria-hidden="true">
        {CLIENTS.map((client) => (
          <b key={client} class={client}>
            {alone === undefined || alone === client ? `Client ${client}` : "other device"}
          </b>
        ))}
      </p>
      <div
        // Other heights and other rows: another place to scroll to.
        key={`${zoom} ${[...view.filters.value].join(" ")}`}
        ref={follow}
        class="diagram-scroll"
        tabIndex={0}
        role="region"
        aria-label="Sequence of both clients"
        onScroll={({ currentTarget: box }) =>
          view.scroll(Math.floor(box.scrollTop / height), box.scrollTop + box.clientHeight >= box.scrollHeight - 4)}
      >
        <svg class="diagram-space" width="1" height={first * height} aria-hidden="true" />
        <div class="diagram-window">
          <DiagramLines view={drawn} first={first} height={height} />
          <ol>
            {rows.map((row, i) => (
              <DiagramRow
                key={"mark" in row ? row.mark.id : `silence ${row.row}`}
                row={row}
                before={rows[i - 1]}
                total={total}
                view={view}
              />
            ))}
          </ol>
        </div>
        <svg class="diagram-space" width="1" height={(total - first - rows.length) * height} aria-hidden="true" />
      </div>
      {!live && <button type="button" class="diagram-newest" onClick={view.newest}>Newest ↓</button>}
    </div>
  );
}

interface RowProps {
  readonly view: DiagramView;
  readonly row: DrawnRow;
  readonly before?: DrawnRow;
  readonly total: number;
}

function DiagramRow({ view, row, before, total }: RowProps) {
  const place = { "aria-posinset": row.row + 1, "aria-setsize": total, ...placeOf(row.row, view.passed?.value) };
  if ("silence" in row) {
    return (
      <li class="silence" {...place}>
        <span class="diagram-silence">… {duration(row.silence)}</span>
      </li>
    );
  }
  const { mark, detail } = row;
  const time = moment(mark.at);
  const same = before && "mark" in before && moment(before.mark.at) === time;
  const isOpen = view.opened.value === mark.id;
  return (
    <li
      class={`${mark.client} ${mark.outcome ?? ""} ${isCrossing(mark) ? "leaves" : ""}`}
      data-kind={mark.kind}
      {...place}
    >
      <time class={same ? "same" : undefined}>{time}</time>
      <button
        type="button"
        class="diagram-mark"
        aria-expanded={isOpen}
        onClick={() => view.open(isOpen ? undefined : mark.id)}
      >
        <span class="diagram-name">
          <span class="hidden">Client {mark.client}:</span>
          <Name mark={mark} />
        </span>
        <span class="diagram-detail">{detail}</span>
      </button>
    </li>
  );
}

/** Whether a mark stands in the gap: it is on its way to the other client. */
const isCrossing = (mark: Mark): boolean =>
  mark.kind === "blob" || mark.packet?.crosses === true ||
  mark.entries[0]?.type === "call-started" && mark.entries[0].call === "send";

function Name({ mark }: { readonly mark: Mark }) {
  const { kind, title, outcome, at, endAt, error, to, again, entries: [entry] } = mark;
  if (entry?.type === "state-changed") {
    const machine = nameOfMachine(entry.machine);
    return (
      <>
        <span class="diagram-quiet">{machine}</span> {title.slice(machine.length + 1)}
      </>
    );
  }
  if (outcome === "failed") {
    return (
      <>
        {title} <span class="diagram-bad">✕ {error}</span>
      </>
    );
  }
  if (kind === "call") {
    const took = endAt !== undefined && endAt - at >= 1 && duration(endAt - at);
    return (
      <>
        {title} <span class="diagram-quiet">{endAt === undefined ? "…" : "✓"}</span>
        {took && <span class="diagram-quiet diagram-more">{` ${took}`}</span>}
      </>
    );
  }
  if (kind === "blob" && to === undefined) {
    return (
      <>
        {title} <span class="diagram-quiet diagram-more">{again ? "· left again" : "· in your hand"}</span>
      </>
    );
  }
  if (kind === "message" && arrives(mark)) {
    return (
      <>
        {title} <span class="diagram-quiet">received</span>
      </>
    );
  }
  return <>{title}</>;
}
