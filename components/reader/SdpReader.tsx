/** An SDP, line by line: press a word, and read what it says right there. */
import { expandedIn } from "../../protocol/glossary/mod.ts";
import { shorten } from "../../protocol/text/mod.ts";
import {
  type AnnotatedLine,
  type AnnotatedSdp,
  isBoilerplate,
  noteKeys,
  relatedTo,
  type Spot,
} from "../../protocol/sdp/mod.ts";
import type { TargetedKeyboardEvent } from "preact";
import { intoSight } from "../site/in-sight.ts";

interface Props {
  readonly sdp: AnnotatedSdp;
  readonly label: string;
  /** The places of the lines that the description before did not have. */
  readonly fresh?: ReadonlySet<number>;
  /** How the lines begin that a lesson speaks of. */
  readonly lit?: readonly string[];
  /** The word that lies open. */
  readonly spot?: Spot;
  /** A teacher's notes, by `noteKeys`. Without them there is nowhere to write one. */
  readonly notes?: Readonly<Record<string, string>>;
  /** What to say of the note that was written last, if it could not be kept. */
  readonly unkept?: string;
  readonly onSpot: (spot: Spot) => void;
  readonly onNote?: (key: string, text: string) => void;
}

/** How many words of a line can be pressed; real lines have fewer. */
const WORDS = 300;

/** Where the keyboard stands before anything was pressed. */
const START: Spot = { line: 0, field: 0 };

export function SdpReader({ sdp, label, fresh, lit, spot, notes, unkept, onSpot, onNote }: Props) {
  const together = relatedTo(sdp, spot);
  const keys = noteKeys(sdp);
  function move(event: TargetedKeyboardEvent<HTMLOListElement>) {
    const lines = [...event.currentTarget.children];
    const words = (line: number) => [...lines[line].querySelectorAll<HTMLElement>("button")];
    const line = lines.findIndex((one) => one.contains(event.target as Node));
    const next = step(sdp.lines, { line, field: words(line).indexOf(event.target as HTMLElement) }, event.key);
    if (!next) return;
    event.preventDefault();
    onSpot(next);
    words(next.line)[next.field]?.focus();
  }
  return (
    <ol class="sdp reader" aria-label={label} onKeyDown={move}>
      {sdp.lines.map((line, i) => (
        <li
          key={line.number}
          class={`${isBoilerplate(line) ? "boilerplate" : ""} ${together.has(i) ? "related" : ""} ${
            fresh?.has(i) ? "fresh" : ""
          } ${lit?.some((start) => line.text.startsWith(start)) ? "lit" : ""}`}
        >
          {fresh?.has(i) && <span class="hidden">new:</span>}
          <span class="sdp-text">
            <Words line={line} at={i} spot={spot} onSpot={onSpot} />
          </span>
          {spot?.line === i && (
            <Why
              line={line}
              field={spot.field}
              note={notes?.[keys[i]]}
              unkept={unkept}
              onNote={onNote && ((text) => onNote(keys[i], text))}
            />
          )}
          {spot?.line !== i && notes?.[keys[i]] && <p class="own-note">{notes[keys[i]]}</p>}
        </li>
      ))}
    </ol>
  );
}

function Words({ line, at, spot, onSpot }: Pick<Props, "spot" | "onSpot"> & { line: AnnotatedLine; at: number }) {
  const shown = [];
  let end = 0;
  for (const [i, field] of line.fields.slice(0, WORDS).entries()) {
    const isOpen = spot?.line === at && spot.field === i;
    const { line: row, field: column } = spot ?? START;
    shown.push(line.text.slice(end, field.start));
    shown.push(
      <button
        key={i}
        type="button"
        class={i === 0 ? "word head" : "word"}
        aria-expanded={isOpen}
        title={i === 0 ? undefined : field.name}
        tabIndex={row === at && column === i ? 0 : -1}
        onClick={() => onSpot({ line: at, field: i })}
      >
        {field.text}
      </button>,
    );
    end = field.end;
  }
  return <>{shown}{shorten(line.text.slice(end), 2000)}</>;
}

interface WhyProps {
  readonly line: AnnotatedLine;
  readonly field: number;
  readonly note?: string;
  readonly unkept?: string;
  readonly onNote?: (text: string) => void;
}

function Why({ line, field, note, unkept, onNote }: WhyProps) {
  const chosen = line.fields[field];
  const terms = expandedIn(`${chosen?.meaning ?? ""} ${line.summary} ${line.answer ?? ""}`);
  return (
    <div ref={intoSight} class="why" aria-live="polite">
      <p>
        <b>{field === 0 || !chosen ? line.name : chosen.name}</b> {chosen?.meaning ?? line.summary}
      </p>
      {field > 0 && <p>{line.summary}</p>}
      {line.answer && <p>{line.answer}</p>}
      <p class="quiet">{line.source}</p>
      {terms.length > 0 && <p class="quiet">{terms.join(". ")}.</p>}
      {onNote && (
        <details class="note" open={note !== undefined}>
          <summary>Write a note on line {line.number}</summary>
          <label>
            Your note on line {line.number}
            <textarea
              rows={2}
              value={note ?? ""}
              onInput={(event) => onNote(event.currentTarget.value)}
              onKeyDown={(event) => event.stopPropagation()}
            />
          </label>
          {unkept && <p role="status">{unkept}</p>}
        </details>
      )}
    </div>
  );
}

/** Up and down between lines, left and right between the words of a line, Home and End to its ends. */
function step(lines: readonly AnnotatedLine[], { line, field }: Spot, key: string): Spot | undefined {
  const moves: Record<string, Spot> = {
    ArrowUp: { line: line - 1, field },
    ArrowDown: { line: line + 1, field },
    ArrowLeft: { line, field: field - 1 },
    ArrowRight: { line, field: field + 1 },
    Home: { line, field: 0 },
    End: { line, field: Infinity },
  };
  const wish = moves[key];
  if (!wish || !lines[wish.line]) return undefined;
  const last = Math.max(0, lines[wish.line].fields.length - 1);
  const next = { line: wish.line, field: Math.min(Math.max(wish.field, 0), last) };
  return next.line === line && next.field === field ? undefined : next;
}
