/** What passes where blobs are carried by a program in place of a hand. */
export { isRoomName, LONGEST_BLOB, readFromServer } from "./from-server.ts";
