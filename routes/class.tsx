/** The network of a whole class, for its teacher. */
import { Island } from "../server/island.tsx";

export default function ClassOfPairs({ root }: { root: string }) {
  return (
    <section class="page">
      <h1>The network of every pair</h1>
      <noscript>
        <p class="problem">
          <b>This page needs JavaScript.</b> Allow it for this page and load it again.
        </p>
      </noscript>
      <Island name="Class" props={{ root }} />
    </section>
  );
}
