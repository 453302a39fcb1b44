/** Why would these two not connect? What two descriptions show of it, the likeliest first, with the lines that say so. */
import type { ReasonOfTexts } from "../../protocol/advice/mod.ts";

export function PairReasons({ reasons }: { reasons: readonly ReasonOfTexts[] }) {
  return (
    <section class="pair-reasons" aria-labelledby="pair-reasons">
      <h2 id="pair-reasons">Why would these two not connect?</h2>
      <p class="quiet">By their texts alone. A is the side that made the offer, B the one that answers.</p>
      <ol>
        {reasons.map(({ code, said, next, evidence }) => (
          <li key={code + said}>
            <p>
              <b>{said}</b> {next}
            </p>
            <ul class="says-so" aria-label="What says so">
              {evidence.map((line) => <li key={line}>{line}</li>)}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
