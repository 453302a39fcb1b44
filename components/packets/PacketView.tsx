/** One packet: its bytes and its fields side by side. A field lights its bytes, and bytes open their field. */
import { count, shorten } from "../../protocol/text/mod.ts";
import { leavesOf, type Packet, type PacketField } from "../../protocol/packets/mod.ts";

interface Props {
  readonly packet: Packet;
  /** Which field lies open: they are counted from 0, parents first, from the first byte on. */
  readonly opened?: number;
  readonly onOpen: (field: number | undefined) => void;
  /** What a field repeats of a session description, in words; nothing where it repeats nothing. */
  readonly tieText?: (field: PacketField) => string | undefined;
}

/** Bytes in a line of the dump. */
const WIDTH = 16;
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

export function PacketView({ packet, opened, onOpen, tieText }: Props) {
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
            {i === opened && <Told field={field} tied={tieText?.(field)} />}
          </li>
        ))}
      </ol>
      {all.length > shown.length && <p class="quiet">{count(all.length - shown.length, "more field")} are not drawn.
      </p>}
    </section>
  );
}

function Told({ field, tied }: { field: PacketField; tied?: string }) {
  const { start, end, bits, meaning, source } = field;
  const place = bits ? span("bit", bits[0], bits[1]) : span("byte", start, end);
  return (
    <div class="packet-told" aria-live="polite">
      <p>{shorten(meaning, 600)}</p>
      {tied && <p>{tied}</p>}
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

/** The dump: lines of sixteen bytes, cut where a field ends. Fields are reached by the keyboard in the list beside it. */
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
