/** What happened last on a bench, in one line. */
import { CLIENTS, entrySentence, type Logs } from "../facts/mod.ts";
import { clock } from "../text/mod.ts";

/** The latest entry of both logs that has a sentence: “1:04 Client A calls createOffer”. Empty before the first. */
export function lastEventOf(logs: Logs): string {
  const last = CLIENTS.flatMap((client) => {
    const entry = logs[client].findLast((one) => entrySentence(one) !== undefined);
    return entry ? [{ client, entry }] : [];
  }).sort((one, two) => one.entry.at - two.entry.at).at(-1);
  return last ? `${clock(last.entry.at)} Client ${last.client} ${entrySentence(last.entry)}` : "";
}
