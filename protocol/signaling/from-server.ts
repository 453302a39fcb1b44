/** What a signaling server says to a page (docs/signaling.md): a blob of the other page, or how many are in the room. */
import * as v from "valibot";
import { readAs } from "../text/mod.ts";

/** The longest blob that is carried, in bytes: an offer with audio and video has some 8 000. */
export const LONGEST_BLOB = 65_536;

/** Whether a room may be called so. */
export const isRoomName = (text: string): boolean => /^[a-z0-9]{4,32}$/i.test(text);

const BLOB = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_BLOB));

const FROM_SERVER = v.union([
  v.strictObject({ blob: BLOB }),
  v.strictObject({ here: v.picklist([1, 2]) }),
]);
type FromServer = v.InferOutput<typeof FROM_SERVER>;

/** JSON may write a character in six. A longer message is refused unread. */
const LONGEST_MESSAGE = 6 * LONGEST_BLOB + 100;

/** Reads a message of the server; `undefined` if it is none. */
export const readFromServer = (text: string): FromServer | undefined =>
  text.length > LONGEST_MESSAGE ? undefined : readAs(FROM_SERVER, text);
