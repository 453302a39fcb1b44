/** The candidates of one client: those it found, and those it was given. */
import { readCandidate } from "../../protocol/sdp/mod.ts";
import { across } from "../../protocol/facts/mod.ts";
import { candidatesGiven, statusOf } from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";

export function Candidates() {
  const { sessions: { value: bench } } = useBench();
  const { session: { value: session } } = useClient();
  const own = session.cards.flatMap((card) =>
    card.message.kind === "candidate"
      ? [{ line: card.message.candidate, status: statusOf(card, bench, session.client) }]
      : []
  );
  const given = candidatesGiven(session).map((line) => ({ line, status: "added" }));
  return (
    <>
      <Table caption={`Found by Client ${session.client}`} rows={own} empty="None on cards of their own." />
      <Table caption={`Given by Client ${across(session.client)}`} rows={given} empty="None yet." />
    </>
  );
}

function Table({ caption, rows, empty }: { caption: string; rows: { line: string; status: string }[]; empty: string }) {
  if (rows.length === 0) return <p class="quiet candidates-none">{caption}: {empty.toLowerCase()}</p>;
  return (
    <table class="candidates">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Type</th>
          <th scope="col">Address and port</th>
          <th scope="col">Priority</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, status }) => {
          const c = readCandidate(line);
          return (
            <tr key={line}>
              <td>
                <span class={`chip ${status}`}>{status}</span>
              </td>
              <td>{c ? `${c.type} ${c.transport.toLowerCase()}` : "unread"}</td>
              <td class="address">{c ? `${c.address}:${c.port}` : line}</td>
              <td>{c?.priority}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
