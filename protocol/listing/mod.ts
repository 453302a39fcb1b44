/** The JavaScript that a client runs, with everything that was chosen for it. */
export { codeOf } from "./code.ts";
export { listing, type ListingLine } from "./listing.ts";
export { asPage } from "./page.ts";
