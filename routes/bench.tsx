/** The free bench: both clients, no lesson. */
import type { Listings } from "../components/client/Code.tsx";
import { Island } from "../server/island.tsx";

export default function BenchPage({ listings, root }: { listings: Listings; root: string }) {
  return (
    <>
      <h1 class="hidden">Free bench</h1>
      <Island name="Bench" props={{ listings, root }} />
    </>
  );
}
