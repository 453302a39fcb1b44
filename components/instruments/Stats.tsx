/** How good the connection of one client is, as its statistics say: round trip, loss, jitter, and what channels bring. */
import { RELAY_LABEL, type StreamRead } from "../../protocol/facts/mod.ts";
import { channelQuality, lostText, QUALITY_MEANINGS, streamName } from "../../protocol/ice/mod.ts";
import { MANY_MESSAGES } from "../../protocol/session/mod.ts";
import { milliseconds, shorten, visible } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useActs, useBench } from "../bench/view.ts";

/** So many streams and channels are laid out, at most. */
const MOST_SHOWN = 16;

export function Stats() {
  const { client, session: { value: session }, stats: { value: stats } } = useClient();
  const { roundTripTime, streams } = stats ?? session.quality ?? { streams: [] };
  return (
    <div class="stats">
      <table>
        <caption class="hidden">How good the connection of Client {client} is</caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">Round trip</th>
            <th scope="col">Lost</th>
            <th scope="col">Jitter</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">selected pair</th>
            <Numbers roundTripTime={roundTripTime} lost="" />
          </tr>
          {streams.slice(0, MOST_SHOWN).map((stream, i) => (
            <tr key={`stream ${i}`}>
              <th scope="row">{streamName(stream, client)}</th>
              <Numbers {...stream} lost={lostText(stream)} />
            </tr>
          ))}
          <ChannelRows />
        </tbody>
      </table>
      <details class="more">
        <summary>What these numbers mean</summary>
        <dl>
          {QUALITY_MEANINGS.map(({ word, names, says, source }) => (
            <div key={names}>
              <dt>
                {word} <code>{names}</code>
              </dt>
              <dd>
                {says} <span class="quiet">{source}</span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** On one line: only what is longer than its cell is broken, and then anywhere. */
const onOneLine = (text: string): string => text.replaceAll(" ", "\u00a0");

/** The cells of a row; what a browser does not tell is left empty. */
function Numbers({ roundTripTime, lost, jitter }: Partial<StreamRead> & { readonly lost: string }) {
  const time = (seconds: number | undefined) => seconds === undefined ? "" : onOneLine(milliseconds(seconds));
  return (
    <>
      <td>
        <b data-number="round-trip">{time(roundTripTime)}</b>
      </td>
      <td>
        <b data-number="lost">{onOneLine(lost)}</b>
      </td>
      <td>
        <b data-number="jitter">{time(jitter)}</b>
      </td>
    </>
  );
}

/** A row for each data channel: its messages at this end, and a press that makes many. */
function ChannelRows() {
  const { readOnly } = useBench();
  const { session, stats, actions } = useClient();
  const acts = useActs();
  return channelQuality(session.value, stats.value).slice(0, MOST_SHOWN).map(({ label, isOpen, sent, received }, i) => (
    <tr key={`channel ${i}`}>
      <th scope="row">
        <bdi>{shorten(visible(label), 60)}</bdi>
      </th>
      <td colSpan={2}>
        <b data-number="sent">{sent.toLocaleString("en")}</b> sent,{" "}
        <b data-number="received">{received.toLocaleString("en")}</b> received
      </td>
      <td class="stats-act">
        {!readOnly && isOpen && label !== RELAY_LABEL && (
          <button
            type="button"
            onClick={() => actions.sendMany(i)}
            {...acts}
          >
            Send {MANY_MESSAGES}
            <span class="hidden">{` messages on ${shorten(visible(label), 60)}`}</span>
          </button>
        )}
      </td>
    </tr>
  ));
}
