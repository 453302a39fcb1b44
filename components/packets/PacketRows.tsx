/** Packets as rows: when, from where to where, what it is, and what became of it. Pressed, one of them is opened. */
import { type ComponentChildren, Fragment } from "preact";
import { count, milliseconds } from "../../protocol/text/mod.ts";

/** A packet as a row shows it, whether the box saw it or it stands in a capture. */
export interface ShownPacket {
  /** Counts from 1. */
  readonly number: number;
  /** Milliseconds since whatever the rows count from. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** What it is called, as its reader says. */
  readonly name: string;
  /** How many bytes it has. */
  readonly length: number;
  /** What became of it, in a sentence; a capture does not know. */
  readonly fate?: string;
  /** Whether it did not arrive. */
  readonly isDropped?: boolean;
}

interface Props {
  readonly packets: readonly ShownPacket[];
  /** Said above the rows: whose they are. */
  readonly label: string;
  /** The number of the one that lies open. */
  readonly opened?: number;
  readonly onOpen: (number: number | undefined) => void;
  /** What is drawn below the row that lies open. */
  readonly children?: ComponentChildren;
}

/** How many rows are drawn, the latest ones; what is left out is said. */
const DRAWN = 500;

export function PacketRows({ packets, label, opened, onOpen, children }: Props) {
  const shown = packets.slice(-DRAWN);
  const hidden = packets.length - shown.length;
  const hasFates = shown.some(({ fate }) => fate !== undefined);
  return (
    <div class="packet-rows">
      {hidden > 0 && <p class="quiet">{count(hidden, "earlier packet")} are not drawn.</p>}
      <table>
        <caption>{packets.length === 0 ? `${label}: none yet` : label}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Packet</th>
            {hasFates && <th scope="col">What became of it</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((packet) => (
            <Fragment key={packet.number}>
              <tr class={packet.isDropped ? "packet-dropped" : undefined}>
                <td class="packet-time">{milliseconds(packet.at / 1000)}</td>
                <td>{packet.from}</td>
                <td>{packet.to}</td>
                <td>
                  <button
                    type="button"
                    class="packet-name"
                    aria-expanded={packet.number === opened}
                    onClick={() => onOpen(packet.number === opened ? undefined : packet.number)}
                  >
                    {packet.name}
                  </button>{" "}
                  <span class="quiet packet-length">{count(packet.length, "byte")}</span>
                </td>
                {hasFates && (
                  <td>
                    {packet.isDropped && <span class="packet-cross" aria-hidden="true">✗</span>}
                    {packet.fate}
                  </td>
                )}
              </tr>
              {packet.number === opened && children && (
                <tr class="packet-open">
                  <td colSpan={hasFates ? 5 : 4}>{children}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
