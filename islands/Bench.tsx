/** The free bench: both clients, no lesson. */
import type { Listings } from "../components/Client.tsx";
import { Workbench } from "../components/Workbench.tsx";
import { propsOf, useBench } from "./use-bench.ts";

export default function Bench({ listings, readerHref }: { listings: Listings; readerHref: string }) {
  const bench = useBench();
  return <Workbench {...propsOf(bench, listings, readerHref)} />;
}
