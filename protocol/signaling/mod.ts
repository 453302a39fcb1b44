/** What passes where blobs are carried by a program: between two pages of one browser, and through a signaling server. */
export { type Between, readBetween } from "./between.ts";
export { isRoomName, LONGEST_BLOB, readFromServer } from "./from-server.ts";
export type { Program } from "./programs.ts";
