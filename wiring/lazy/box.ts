/** What the page loads when somebody opens the network between the clients: the box, its settings, its packets. */
export { boxOf } from "../box.ts";
