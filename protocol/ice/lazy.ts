/** What the page loads when a server is first tried: the words for what servers answer. */
export { trialText } from "./servers.ts";
