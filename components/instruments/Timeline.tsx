/** What happened; until anything has, there is nothing to draw, and what draws it is not loaded. */
import { useBench } from "../bench/view.ts";

export function Timeline() {
  const { parts, wantsInstruments } = useBench();
  if (wantsInstruments.value) return <parts.Timeline />;
  return (
    <section class="diagram" aria-labelledby="what-happened">
      <header>
        <h2 id="what-happened">What happened</h2>
      </header>
      <p class="quiet diagram-none">Nothing has happened yet.</p>
    </section>
  );
}
