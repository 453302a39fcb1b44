/** Why is it not connecting? The reasons of both clients, with what says so. */
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { Reason } from "../../protocol/advice/mod.ts";

interface Props {
  /** The reasons of each client that is here; an empty list says that it is connected. */
  readonly reasons: readonly { readonly client: ClientName; readonly reasons: readonly Reason[] }[];
}

export function Why({ reasons }: Props) {
  return (
    <div class="why-sides">
      {reasons.map(({ client, reasons }) => (
        <div key={client} class={`why-side ${client}`} role="group" aria-labelledby={`why-${client}`}>
          <h3 id={`why-${client}`}>Client {client}</h3>
          {reasons.length === 0 ? <p>It is connected.</p> : (
            <ol>
              {reasons.map(({ code, said, next, evidence }) => (
                <li key={code}>
                  <p>
                    <b>{said}</b> {next}
                  </p>
                  {evidence.length > 0 && (
                    <ul class="evidence" aria-label="What says so">
                      {evidence.map((line) => <li key={line}>{line}</li>)}
                    </ul>
                  )}
                </li>
              ))}
            </ol>
          )}
        </div>
      ))}
    </div>
  );
}
