/** All attributes that are named, and not explained value by value. */
import type { Row } from "../row.ts";
import { NAMED_CONFERENCE } from "./named-conference.ts";
import { NAMED_RFC8866 } from "./named-rfc8866.ts";
import { NAMED_STREAMING } from "./named-streaming.ts";
import { NAMED_TELEPHONY } from "./named-telephony.ts";
import { NAMED_VENDOR } from "./named-vendor.ts";

/** All of them. */
export const NAMED: readonly Row[] = [
  ...NAMED_RFC8866,
  ...NAMED_TELEPHONY,
  ...NAMED_STREAMING,
  ...NAMED_CONFERENCE,
  ...NAMED_VENDOR,
];
