/** One packet: its bytes and its fields side by side. A field lights its bytes, and bytes open their field. */
import { count, shorten } from "../../protocol/text/mod.ts";
import { leavesOf, type Packet, type PacketField, type TiedLine } from "../../protocol/packets/mod.ts";

interface Props {
  readonly packet: Packet;
  /** Which field lies open: they are counted from 0, parents first, from the first byte on. */
  readonly opened?: number;
  readonly onOpen: (field: number | undefined) => void;
  /** The lines of session descriptions that a field repeats. */
  readonly tiesOf?: (field: PacketField) => readonly Tie[];
  /** Shows such a line, where it can be shown. */
  readonly onTie?: (tie: Tie) => void;
}

/** A line of a session description that a packet repeats. */
export interface Tie extends TiedLine {
  /** As `line 7 of Client A’s local SDP: a=ice-ufrag:4Fzq`. */
  readonly said: string;
}

/** Bytes in a line of the dump: few, so that there is room for the fields beside it. */
const WIDTH = 8;
/** How many bytes and how many fields are drawn; what is left out is said. */
const MOST_BYTES = 2048;
const MOST_FIELDS = 600;

/** A field of a list, and how deep it lies. */
interface Listed {
  readonly field: PacketField;
  readonly depth: number;
}

/** All fields and their parts, from the first byte on, parents first: the order in which they are counted. */
function listed(fields: readonly PacketField[], depth = 0): readonly Listed[] {
  return fields.flatMap((field) => [{ field, depth }, ...listed(field.fields ?? [], depth + 1)]);
}

export function PacketView({ packet, opened, onOpen, tiesOf, onTie }: Props) {
  const all = listed(packet.fields);
  const shown = all.slice(0, MOST_FIELDS);
  const chosen = opened === undefined ? undefined : all[opened]?.field;
  return (
    <section class="packet" aria-label={packet.name}>
      <Bytes packet={packet} all={all} chosen={chosen} onOpen={onOpen} />
      <ol class="packet-fields" aria-label={`Fields of ${packet.name}`}>
        {shown.map(({ field, depth }, i) => (
          <li key={i} class={`packet-depth-${Math.min(depth, 4)}`}>
            <button
              type="button"
              class={field.isWrong ? "packet-field packet-wrong" : "packet-field"}
              aria-expanded={i === opened}
              onClick={() => onOpen(i === opened ? undefined : i)}
            >
              <b>{field.name}</b> {shorten(field.value, 80)}
              {field.isWrong && <span class="hidden">: wrong</span>}
            </button>
            {i === opened && <Told field={field} ties={tiesOf?.(field) ?? []} onTie={onTie} />}
          </li>
        ))}
      </ol>
      {all.length > shown.length && <p class="quiet">{count(all.length - shown.length, "more field")} are not drawn.
      </p>}
    </section>
  );
}

interface ToldProps extends Pick<Props, "onTie"> {
  readonly field: PacketField;
  readonly ties: readonly Tie[];
}

function Told({ field, ties, onTie }: ToldProps) {
  const { start, end, bits, meaning, source } = field;
  const place = bits ? span("bit", bits[0], bits[1]) : span("byte", start, end);
  return (
    <div class="packet-told" aria-live="polite">
      <p>{shorten(meaning, 600)}</p>
      {ties.length > 0 && (
        <>
          <p>The same stands in</p>
          <ul>
            {ties.map((tie) => (
              <li key={tie.said}>
                {onTie
                  ? <button type="button" class="packet-tie" onClick={() => onTie(tie)}>{tie.said}</button>
                  : tie.said}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet">{place} · {source}</p>
    </div>
  );
}

/** From one to another, the end exclusive. */
const span = (what: string, start: number, end: number): string =>
  end <= start ? `no ${what}s` : end - start === 1 ? `${what} ${start}` : `${what}s ${start} to ${end - 1}`;

interface BytesProps extends Pick<Props, "packet" | "onOpen"> {
  readonly all: readonly Listed[];
  readonly chosen?: PacketField;
}

/** Where the dump is longer than its place, what is lit comes into sight there. */
const show = (run: HTMLElement | null) => {
  const box = run?.closest<HTMLElement>(".packet-bytes");
  if (run && box) box.scrollTop = run.offsetTop - box.clientHeight / 2;
};

/** The dump: lines of eight bytes, cut where a field ends. Fields are reached by the keyboard in the list beside it. */
function Bytes({ packet, all, chosen, onOpen }: BytesProps) {
  const { bytes } = packet;
  const size = Math.min(bytes.length, MOST_BYTES);
  const leaves = leavesOf(packet.fields).filter(({ start, end }) => start < end && start < size);
  const places = new Map(all.map(({ field }, i) => [field, i]));
  const lines: { readonly start: number; readonly runs: { readonly leaf: PacketField; readonly hex: string }[] }[] = [];
  for (const leaf of leaves) {
    for (let at = leaf.start; at < Math.min(leaf.end, size);) {
      const line = Math.floor(at / WIDTH);
      const end = Math.min(leaf.end, size, (line + 1) * WIDTH);
      (lines[line] ??= { start: line * WIDTH, runs: [] }).runs.push({ leaf, hex: hexOf(bytes.subarray(at, end)) });
      at = end;
    }
  }
  const first = chosen && leaves.find((leaf) => leaf.start >= chosen.start && leaf.end <= chosen.end);
  const isLit = ({ start, end }: PacketField) => chosen !== undefined && start >= chosen.start && end <= chosen.end;
  return (
    <div class="packet-bytes">
      <ol aria-label={`Bytes of ${packet.name}`}>
        {lines.map(({ start, runs }) => (
          <li key={start}>
            <span class="packet-offset">{start.toString(16).padStart(4, "0")}</span>
            {runs.map(({ leaf, hex }, i) => (
              <button
                key={i}
                type="button"
                tabIndex={-1}
                title={leaf.name}
                ref={leaf === first && leaf.start >= start ? show : undefined}
                class={isLit(leaf) ? "packet-run lit" : "packet-run"}
                onClick={() => onOpen(places.get(leaf))}
              >
                {hex}
              </button>
            ))}
          </li>
        ))}
      </ol>
      {bytes.length > size && <p class="quiet">{count(bytes.length - size, "more byte")} are not drawn.</p>}
    </div>
  );
}

/** Two digits a byte, with spaces between. */
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
