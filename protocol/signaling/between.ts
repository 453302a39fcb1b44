/** What pages of one browser say to each other through a BroadcastChannel: a blob, or that a client has come or gone. */
import * as v from "valibot";
import { CLIENTS } from "../facts/mod.ts";
import { LONGEST_BLOB } from "./from-server.ts";

const ID = v.pipe(v.string(), v.nonEmpty(), v.maxLength(60));

const BETWEEN = v.union([
  v.strictObject({
    /** The client that speaks, and which of those with its name: several pages may be Client B. */
    from: v.picklist(CLIENTS),
    id: ID,
    /** `hello` is answered with `here`. */
    says: v.picklist(["hello", "here", "bye"]),
  }),
  v.strictObject({
    from: v.picklist(CLIENTS),
    id: ID,
    blob: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_BLOB)),
  }),
]);
/** One message between pages. */
export type Between = v.InferOutput<typeof BETWEEN>;

/** Reads what has come; `undefined` where it is nothing of the kind, as from a page of another version. */
export const readBetween = (value: unknown): Between | undefined => v.is(BETWEEN, value) ? value : undefined;
