/** The candidate pairs of one client as a grid, and how the selected one fares. Narrow, the grid becomes a list. */
import { across, type CandidateRead, COUNTERS, gridOf, type PairRead } from "../../protocol/facts/mod.ts";
import { candidateName, checksOf, explainPair, type Sample, whyNoPairs } from "../../protocol/ice/mod.ts";
import { type Session, stateOf } from "../../protocol/session/mod.ts";
import { bytes, milliseconds } from "../../protocol/text/mod.ts";
import { PairsPlot } from "./PairsPlot.tsx";

interface Props {
  readonly session: Session;
  readonly pairs: readonly PairRead[];
  readonly samples: readonly Sample[];
  /** The pair that lies open. */
  readonly opened?: string;
  readonly onOpen: (id: string | undefined) => void;
}

export function Pairs({ session, pairs, samples, opened, onOpen }: Props) {
  const { client } = session;
  if (pairs.length === 0) {
    return (
      <div class="pairs">
        <p class="quiet pairs-note">{whyNoPairs(session)}</p>
        <PairsPlot client={client} samples={samples} />
      </div>
    );
  }
  const { remotes, rows } = gridOf(pairs);
  const hidden = pairs.some(({ local, remote }) => local.address === undefined || remote.address === undefined);
  return (
    <div class="pairs">
      {stateOf(session, "signaling") === "closed" &&
        <p class="quiet pairs-note">Client {client} is closed: these are the pairs as they were read last.</p>}
      <table role="table" class={remotes.length > 2 ? "many" : "few"}>
        <caption>
          Pairs of Client {client}: its own candidates down, those of Client {across(client)} across
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" class="pairs-corner">
              <span aria-hidden="true">own ↓ · other →</span>
            </td>
            {remotes.map((remote) => (
              <th key={remote.id} role="columnheader" scope="col">
                <Candidate of={remote} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ local, cells }) => {
            const told = cells.find((pair) => pair && pair.id === opened);
            return [
              <tr key={local.id} role="row">
                <th role="rowheader" scope="row">
                  <Candidate of={local} />
                </th>
                {cells.map((pair, index) => (
                  <td key={remotes[index].id} role="cell" class={pair ? undefined : "pairs-none"}>
                    {pair ? <Cell pair={pair} open={pair === told} onOpen={onOpen} /> : <None />}
                  </td>
                ))}
              </tr>,
              told && (
                <tr key={`${local.id}-told`} role="row">
                  <td role="cell" class="pair-told" colSpan={remotes.length + 1} id={idOf(told)}>
                    <Told pair={told} />
                  </td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
      {hidden && (
        <p class="quiet pairs-note">
          This browser hides some addresses here, as .local names do; their ports tell them apart.
        </p>
      )}
      <PairsPlot client={client} samples={samples} />
    </div>
  );
}

const idOf = (pair: PairRead) => `pair-${pair.local.id}-${pair.id}`.replace(/[^\w-]/g, "_");

function None() {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span class="hidden">no pair</span>
    </>
  );
}

function Candidate({ of }: { of: CandidateRead }) {
  const [type, protocol, ...place] = candidateName(of).split(" ");
  return (
    <>
      <span class="pairs-kind">{`${type} ${protocol} `}</span>
      {place.join(" ")}
    </>
  );
}

function Cell({ pair, open, onOpen }: { pair: PairRead; open: boolean; onOpen: Props["onOpen"] }) {
  const { state, nominated, selected, roundTripTime, bytesSent, bytesReceived } = pair;
  const checks = checksOf(pair);
  return (
    <button
      type="button"
      class={`pair ${selected ? "selected" : ""}`}
      aria-expanded={open}
      aria-controls={open ? idOf(pair) : undefined}
      onClick={() => onOpen(open ? undefined : pair.id)}
    >
      <span class="pair-with">
        with {candidateName(pair.remote)}
        <span class="hidden">:</span>
        {" "}
      </span>
      <span class="pair-marks">
        <span class={`chip pair-${state}`}>{state}</span>
        {nominated && (
          <span class="pair-mark">
            <span aria-hidden="true">★</span> nominated
          </span>
        )}
        {selected && (
          <span class="pair-mark">
            <span aria-hidden="true">◆</span> selected
          </span>
        )}
      </span>
      {roundTripTime !== undefined && <span class="pair-time">{milliseconds(roundTripTime)}</span>}
      {checks !== "" && <span>{checks}</span>}
      {bytesSent + bytesReceived > 0 && <span>{`${bytes(bytesSent)} sent, ${bytes(bytesReceived)} received`}</span>}
    </button>
  );
}

/** The pair that lies open: its explanation, and what the browser counted, by the specification's names. */
function Told({ pair }: { pair: PairRead }) {
  const { local, remote } = pair;
  const counted = [
    ["currentRoundTripTime", pair.roundTripTime === undefined ? undefined : `${pair.roundTripTime} s`],
    ...COUNTERS.map((name) => [name, pair[name]?.toLocaleString("en")]),
    ["bytesSent", pair.bytesSent.toLocaleString("en")],
    ["bytesReceived", pair.bytesReceived.toLocaleString("en")],
  ].filter(([, value]) => value !== undefined);
  const server = local.url
    ? ` Its own end comes from ${local.url}${local.relayProtocol ? `, over ${local.relayProtocol}` : ""}.`
    : "";
  return (
    <>
      <p class="pair-ends">{`${candidateName(local)} ↔ ${candidateName(remote)}`}</p>
      <p>{explainPair(pair) + server}</p>
      <dl>
        {counted.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
