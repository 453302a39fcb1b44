/** What every page does once it is quiet: it keeps the site on this device, and says where there is no network. */
import { effect } from "@preact/signals";
import { keepSite } from "../../browser/kept-site.ts";
import { network } from "../network.ts";

const here = import.meta.url;
// The bundle lies one folder below the root of the site.
void keepSite(new URL("../sw.js", here));

const words = document.querySelector<HTMLElement>("[data-no-network]");
effect(() => {
  if (words) words.hidden = network().value;
});
