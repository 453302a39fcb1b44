/** What is drawn under the rows: lifelines, shapes, bars and arrows. It says nothing that the rows do not. */
import {
  type Arrow,
  type Bar,
  CROSS,
  curve,
  type DrawnWindow,
  HAND,
  HEAD,
  HELD,
  type Kind,
  middleOf,
  SHAPES,
} from "../../protocol/diagram/mod.ts";
import { type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";

/** A kind’s shape, beside its name. */
export function Shape({ kind }: { readonly kind: Kind }) {
  return (
    <svg class="diagram-shape" viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}

interface Props {
  readonly view: DrawnWindow;
  /** The number of the topmost row. */
  readonly first: number;
  readonly height: number;
}

const xOf = (client: ClientName) => client === "A" ? "0" : "100%";

/** Its width is the gap’s; both lifelines are its edges, and what stands on them reaches over. */
export function DiagramLines({ view, first, height }: Props) {
  const { rows, arrows, bars } = view;
  const all = rows.length * height;
  const y = (row: number) => middleOf(row - first, height);
  return (
    <svg class="diagram-lines" height={all} aria-hidden="true">
      {CLIENTS.map((client) => (
        <line key={client} class={`life ${client}`} x1={xOf(client)} x2={xOf(client)} y1="0" y2={all} />
      ))}
      {rows.flatMap((row) =>
        "silence" in row
          ? CLIENTS.map((client) => (
            <line
              key={`${client} ${row.row}`}
              class="pause"
              x1={xOf(client)}
              x2={xOf(client)}
              y1={y(row.row) - 8}
              y2={y(row.row) + 8}
            />
          ))
          : []
      )}
      {bars.map((bar) => <Stretch key={bar.id} bar={bar} y={y} all={all} />)}
      <svg viewBox={`0 0 100 ${all}`} width="100%" height={all} preserveAspectRatio="none">
        {arrows.map(({ id, kind, client, from, to, again, refused }) => {
          const [start, end] = client === "A" ? [0, 100] : [100, 0];
          const held = client === "A" ? HELD : 100 - HELD;
          const way = to === undefined ? curve(start, y(from), held, y(from)) : curve(start, y(from), end, y(to));
          const loose = to === undefined || again;
          return (
            <path
              key={id}
              class={`way ${client} ${refused ? "refused" : ""} ${loose ? "loose" : ""}`}
              data-kind={kind}
              d={way}
              vector-effect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      {arrows.map((arrow) => <End key={arrow.id} arrow={arrow} y={y} />)}
      {rows.map((row) =>
        "mark" in row && (
          <svg key={row.mark.id} x={xOf(row.mark.client)} y={y(row.row)} overflow="visible">
            <path
              class={`shape ${row.mark.client} ${row.mark.outcome ?? ""}`}
              data-kind={row.mark.kind}
              d={SHAPES[row.mark.kind]}
            />
          </svg>
        )
      )}
    </svg>
  );
}

/** A call that took longer than its own row, as far as it is in sight. */
function Stretch({ bar, y, all }: { readonly bar: Bar; readonly y: (row: number) => number; readonly all: number }) {
  const top = Math.max(0, y(bar.from));
  const bottom = Math.min(all, y(bar.to) + 6);
  return (
    <svg x={xOf(bar.client)} y={top} overflow="visible">
      <rect
        class={`stretch ${bar.client} ${bar.failed ? "failed" : ""}`}
        x="-4"
        width="8"
        height={Math.max(0, bottom - top)}
        rx="2"
      />
    </svg>
  );
}

/** Where an arrow ends: at the other client, or in a hand. */
function End({ arrow, y }: { readonly arrow: Arrow; readonly y: (row: number) => number }) {
  const { kind, client, from, to, refused, again } = arrow;
  if (to === undefined) {
    if (again) return null;
    return (
      <svg x={`${client === "A" ? HELD : 100 - HELD}%`} y={y(from)} overflow="visible">
        {kind === "blob"
          ? <path class="hand" d={HAND} transform={`translate(${client === "A" ? 12 : -12} 0)`} />
          : <circle class={`on-way ${client}`} r="3" />}
      </svg>
    );
  }
  return (
    <svg x={client === "A" ? "100%" : "0"} y={y(to)} overflow="visible">
      <path
        class={`head ${client} ${refused ? "refused" : ""}`}
        d={refused ? CROSS : HEAD}
        transform={client === "A" ? undefined : "scale(-1 1)"}
      />
    </svg>
  );
}
