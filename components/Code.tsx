/** The JavaScript that a client runs, the line being run lit by what happened. */
import { type ListingLine } from "../protocol/listing.ts";
import type { Session } from "../protocol/session/mod.ts";

/** One highlighted line: kind and text in turn. Kinds are one letter, or nothing for plain text. */
export type Tokens = readonly string[];

interface Props {
  readonly session: Session;
  readonly lines: readonly ListingLine[];
  readonly tokens: readonly Tokens[];
  readonly copied?: boolean;
  readonly onCopy: () => void;
}

const NOT_COPIED = "The browser did not let the page copy it: select it with the mouse instead.";

export function Code({ session, lines, tokens, copied, onCopy }: Props) {
  return (
    <div class="code">
      <pre aria-label={`Code of Client ${session.client}`}><code>{lines.map(({ runs }, i) => (
        <Line key={i} tokens={tokens[i]} times={runs && session.ran[runs]} now={runs !== undefined && runs === session.latest} />
      ))}</code></pre>
      <p class="code-foot">
        <button type="button" class="plain" onClick={onCopy}>Copy code</button>{" "}
        <span class="quiet">Runs as it is in a browser’s console; the bench makes the same calls.</span>{" "}
        <span aria-live="polite">{copied === undefined ? "" : copied ? "Copied." : NOT_COPIED}</span>
      </p>
    </div>
  );
}

function Line({ tokens, times, now }: { tokens: Tokens; times: number | undefined; now: boolean }) {
  const spans = [];
  for (let i = 0; i < tokens.length; i += 2) {
    spans.push(tokens[i] ? <span class={`t-${tokens[i]}`}>{tokens[i + 1]}</span> : tokens[i + 1]);
  }
  const mark = times ? (times > 1 ? `${times}×` : "✓") : "";
  return <span class={`line ${times ? "ran" : ""} ${now ? "now" : ""}`} data-mark={mark}>{spans}</span>;
}
