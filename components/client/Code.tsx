/** The JavaScript that a client runs, the line being run lit by what happened. */
import type { asPage, codeOf, ListingLine } from "../../protocol/listing/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import type { painted } from "./paint.ts";

/** One highlighted line: kind and text in turn. Kinds are one letter, or nothing for plain text. */
export type Tokens = readonly string[];

/** A line, highlighted, and what lights it. */
export interface ShownLine extends Omit<ListingLine, "code"> {
  readonly tokens: Tokens;
}

/** Highlighted listings by client, role and mode: `A-offerer-trickle`. */
export type Listings = Readonly<Record<string, readonly ShownLine[]>>;

/** What writes code that was not known when the page was rendered. */
export interface CodeTools {
  readonly asPage: typeof asPage;
  readonly codeOf: typeof codeOf;
  readonly painted: typeof painted;
}

/** The text of a line. */
export const textOf = (tokens: Tokens): string => tokens.filter((_, i) => i % 2 === 1).join("");

interface Props {
  readonly session: Session;
  readonly lines: readonly ShownLine[];
  readonly copied?: boolean;
  readonly onCopy: () => void;
  /** Copies both clients' code as a page; absent where there is no such page. */
  readonly onCopyPage?: () => void;
}

const NOT_COPIED = "The browser did not let the page copy it: select it with the mouse instead.";

export function Code({ session, lines, copied, onCopy, onCopyPage }: Props) {
  const { ran, latest, calls } = session;
  /** A line that is one of several with the same call is lit by its own turn only. */
  const turn = (runs: Exclude<ListingLine["runs"], undefined>) =>
    Math.max(ran[runs] ?? 0, calls.filter(({ call, outcome }) => call === runs && outcome !== "failed").length);
  return (
    <div class="code">
      <pre aria-label={`Code of Client ${session.client}`}><code>{lines.map(({ tokens, runs, nth }, i) => {
        const turns = nth === undefined ? undefined : [nth].flat();
        const times = runs && (turns ? turns.filter((one) => one <= (ran[runs] ?? 0)).length : ran[runs]);
        const now = runs !== undefined && runs === latest && (!turns || turns.includes(turn(runs)));
        return <Line key={i} tokens={tokens} times={times} now={now} />;
      })}</code></pre>
      <p class="code-foot">
        <button type="button" class="plain" onClick={onCopy}>Copy code</button>{" "}
        {onCopyPage && <button type="button" class="plain" onClick={onCopyPage}>Copy as a page</button>}{" "}
        <span class="quiet">Runs as it is in a browser’s console; the bench makes the same calls.</span>{" "}
        <span aria-live="polite">{copied === undefined ? "" : copied ? "Copied." : NOT_COPIED}</span>
      </p>
    </div>
  );
}

/** The texts of a line, each in the colour of its kind. */
export function spansOf(tokens: Tokens) {
  const spans = [];
  for (let i = 0; i < tokens.length; i += 2) {
    spans.push(tokens[i] ? <span class={`t-${tokens[i]}`}>{tokens[i + 1]}</span> : tokens[i + 1]);
  }
  return spans;
}

function Line({ tokens, times, now }: { tokens: Tokens; times: number | undefined; now: boolean }) {
  const mark = times ? (times > 1 ? `${times}×` : "✓") : "";
  return <span class={`line ${times ? "ran" : ""} ${now ? "now" : ""}`} data-mark={mark}>{spansOf(tokens)}</span>;
}
