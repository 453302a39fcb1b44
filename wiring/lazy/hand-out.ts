/** What the page loads when somebody makes a handout of a session. */
export { openHandout } from "../../browser/hand-out.ts";
