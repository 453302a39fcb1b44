/** What happened, on both sides, as a plain list, the newest first. */
import { clock } from "../protocol/clock.ts";
import type { ClientName, Entry } from "../protocol/fact.ts";
import { sentence } from "../protocol/story.ts";

interface Props {
  readonly logs: Readonly<Record<ClientName, readonly Entry[]>>;
  readonly onSave: () => void;
}

/** How many entries are drawn; a trace holds them all. */
const DRAWN = 200;

export function Happenings({ logs, onSave }: Props) {
  const told = (["A", "B"] as const).flatMap((client) =>
    logs[client].slice(-DRAWN).flatMap((entry) => {
      const words = sentence(entry);
      return words === undefined ? [] : [{ client, words, at: entry.at, type: entry.type }];
    })
  ).sort((one, two) => one.at - two.at).slice(-DRAWN).reverse();
  return (
    <section class="happenings" aria-labelledby="what-happened">
      <header>
        <h2 id="what-happened">What happened</h2>
        <span class="quiet">newest first</span>
        <button type="button" class="plain" onClick={onSave} aria-describedby="trace-holds">Save trace</button>
        <p id="trace-holds" class="quiet">
          A trace holds addresses and keys as they are: give it only to people you trust.
        </p>
      </header>
      {told.length === 0 ? <p class="quiet">Nothing yet.</p> : (
        <ol tabIndex={0} aria-labelledby="what-happened">
          {told.map(({ client, words, at, type }, i) => (
            <li key={i} class={`${client} ${type}`}>
              <time>{clock(at)}</time> <b>{client}</b> <span>{words}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
