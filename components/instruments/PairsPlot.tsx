/** The selected pair over the last two minutes: its round-trip time, and the bytes each way. */
import type { ComponentChildren } from "preact";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { type PlotLine, plotOf, type Sample, summary } from "../../protocol/ice/mod.ts";
import { bytes, milliseconds } from "../../protocol/text/mod.ts";

const [WIDTH, HEIGHT] = [300, 64];

/** Nothing, until there is something to draw. */
export function PairsPlot({ client, samples }: { client: ClientName; samples: readonly Sample[] }) {
  const last = samples.at(-1);
  if (!last) return null;
  const plot = plotOf(samples, WIDTH, HEIGHT);
  const { roundTripTime, sent, received, tallest, span } = plot;
  const ago = span < 120 ? `${span} s ago` : "2 min ago";
  return (
    <figure class="pairs-plot">
      <figcaption>
        <strong>Selected pair of Client {client}.</strong> {summary(plot, last)}
      </figcaption>
      <div class="plots">
        <Picture title="Round-trip time" top={milliseconds(tallest.roundTripTime)} ago={ago}>
          <Drawn line={roundTripTime} kind="time" />
        </Picture>
        <Picture title="Bytes per second" top={`${bytes(tallest.rate)}/s`} ago={ago} legend>
          <Drawn line={received} kind="received" />
          <Drawn line={sent} kind="sent" />
        </Picture>
      </div>
    </figure>
  );
}

interface PictureProps {
  readonly title: string;
  /** What the full height is. */
  readonly top: string;
  readonly ago: string;
  readonly legend?: boolean;
  readonly children: ComponentChildren;
}

function Picture({ title, top, ago, legend, children }: PictureProps) {
  return (
    <div class="plot">
      <p class="plot-title">
        {title}
        {legend && (
          <span class="plot-legend">
            <Key kind="sent" /> sent <Key kind="received" /> received
          </span>
        )}
        <span class="plot-top" aria-hidden="true">{top}</span>
      </p>
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="plot-scale" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
        {children}
      </svg>
      <p class="plot-foot" aria-hidden="true">
        <span>{ago}</span>
        <span>now</span>
      </p>
    </div>
  );
}

const Drawn = ({ line, kind }: { line: PlotLine; kind: "time" | "sent" | "received" }) => (
  <path class={`plot-line ${kind}`} d={line.path} />
);

const Key = ({ kind }: { kind: "sent" | "received" }) => (
  <svg class="plot-key" viewBox="0 0 22 6" aria-hidden="true">
    <path class={`plot-line ${kind}`} d="M1 3H21" />
  </svg>
);
