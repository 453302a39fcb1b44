/** One state machine as a small diagram, with the path so far. */
import { type Machine as MachineName, MACHINE_NAMES } from "../../protocol/facts/mod.ts";
import {
  ANY,
  arrowAround,
  bowedArrow,
  DIAGRAM_WIDTH,
  DIAGRAMS,
  type Point,
  statesOf,
  toneOf,
  type Transition,
  transition,
  unexpected,
} from "../../protocol/machines/mod.ts";
import type { Visit } from "../../protocol/session/mod.ts";

interface Props {
  readonly machine: MachineName;
  /** The states it has been in, the present one last; empty while there is nothing to have a state. */
  readonly path: readonly Visit[];
}

/** So many steps are listed, the latest ones; a path that long has told its story. */
export const STEPS = 24;

/** Half a box: as wide as the longest name needs. */
const HALF: Record<2 | 3, Point> = { 2: [65, 14], 3: [42, 14] };
const PITCH = { 2: 166, 3: 102 };
const ROW = 58;
/** Where the arrow from any state begins, beside its name. */
const ANYWHERE = 104;

export function MachineDiagram({ machine, path }: Props) {
  const { columns, spots, transitions } = DIAGRAMS[machine];
  const half = HALF[columns];
  const centre = (state: string): Point => [half[0] + 2 + spots[state][0] * PITCH[columns], spots[state][1] * ROW];
  const names = path.map(({ state }) => state);
  const steps = names.slice(1).map((to, i) => [names[i], to]).filter((step) =>
    step.every((state) => Object.hasOwn(spots, state))
  );
  const strange = steps.filter(([from, to]) => unexpected(machine, from, to));
  const odd = new Map(strange.map((step) => [step.join(" "), step]));
  const walked = new Set(steps.map(([from, to]) => transition(machine, from, to)));
  const arrows: readonly Transition[] = [
    ...transitions.filter((one) => !walked.has(one)),
    ...transitions.filter((one) => walked.has(one)),
    ...[...odd.values()].map(([from, to]) => ({ from, to, cause: "" })),
  ];
  const lines = arrows.map((arrow) => {
    const to = centre(arrow.to);
    if (arrow.from === ANY) return bowedArrow([ANYWHERE, to[1]], to, [0, 0], half, 0, 0);
    const from = centre(arrow.from);
    // What nobody planned is bowed, to keep clear of what is planned.
    const bend = arrow.bend ?? (arrow.cause ? 0 : 10 + 0.15 * Math.hypot(to[0] - from[0], to[1] - from[1]));
    const isPair = !bend && arrows.some((one) => one.from === arrow.to && one.to === arrow.from && !one.bend);
    return arrow.around ? arrowAround(from, to, half) : bowedArrow(from, to, half, half, bend, isPair ? 4.5 : 0);
  });
  const ys = [...statesOf(machine).map((state) => centre(state)[1]), ...lines.map(({ reach }) => reach)];
  const top = Math.min(...ys) - half[1] - 10;
  const said = names.length > 0 ? `Now ${names.at(-1)}; so far ${names.slice(-STEPS).join(", ")}.` : "No state yet.";
  return (
    <svg
      class="machine-diagram"
      viewBox={`0 ${top} ${DIAGRAM_WIDTH} ${Math.max(...ys) + half[1] + 4 - top}`}
      role="img"
      aria-label={`Diagram of the ${MACHINE_NAMES[machine]} states. ${said}`}
    >
      {lines.map(({ line, head }, i) => (
        <g key={i} class={`arrow ${walked.has(arrows[i]) ? "walked" : arrows[i].cause ? "" : "walked odd"}`}>
          <path d={line} />
          <path d={head} class="head" />
        </g>
      ))}
      {"closed" in spots && (
        <g class="from-any">
          <text x="2" y={centre("closed")[1] + 3.5}>{ANY}:</text>
          <text x="54" y={centre("closed")[1] + 3.5} class="call">close()</text>
        </g>
      )}
      {statesOf(machine).map((state) => <Box key={state} state={state} at={centre(state)} half={half} names={names} />)}
    </svg>
  );
}

/** A state, lit if it is the present one, with the numbers of the steps that led to it. */
function Box(
  { state, at: [x, y], half: [w, h], names }: { state: string; at: Point; half: Point; names: readonly string[] },
) {
  const order = names.flatMap((name, i) => name === state ? [i + 1] : []);
  const label = order.length > 2 ? `${order[0]} … ${order.at(-1)}` : order.join(", ");
  const isNow = names.at(-1) === state;
  return (
    <g class={`box ${label && "been"} ${isNow ? `now ${toneOf(state)}` : ""}`}>
      <rect x={x - w} y={y - h} width={2 * w} height={2 * h} rx="7" />
      <text x={x} y={y + 3.5} class="mid">{state}</text>
      {label && <rect class="order" x={x - w - 1} y={y - h - 9} width={9 + 5 * label.length} height="14" rx="7" />}
      {label && <text class="order mid" x={x - w + 3.5 + 2.5 * label.length} y={y - h + 1}>{label}</text>}
    </g>
  );
}
