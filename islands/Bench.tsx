/** The free bench: both clients, no lesson. */
import type { Listings } from "../components/Client.tsx";
import { Workbench } from "../components/Workbench.tsx";
import { propsOf } from "./bench-props.ts";
import { useBench } from "./use-bench.ts";

export default function Bench({ listings, root }: { listings: Listings; root: string }) {
  const bench = useBench(root);
  return <Workbench {...propsOf(bench, listings, root)} />;
}
