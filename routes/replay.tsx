/** A saved trace, replayed. */
import type { Listings } from "../components/client/Code.tsx";
import { Island } from "../server/island.tsx";

export default function ReplayPage({ listings, root }: { listings: Listings; root: string }) {
  return (
    <>
      <h1 class="replay-title">Replay a trace</h1>
      <noscript>
        <p class="problem replay-noscript">
          <b>A replay needs JavaScript.</b> Allow it for this page and load it again.
        </p>
      </noscript>
      <Island name="Replay" props={{ listings, root }} />
    </>
  );
}
