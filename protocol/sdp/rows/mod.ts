/** All rows, by name. */
import type { SdpLine } from "../lines.ts";
import type { Row } from "../row.ts";
import { CODECS } from "./codecs.ts";
import { DTLS } from "./dtls.ts";
import { EXTENSIONS } from "./extensions.ts";
import { FEEDBACK } from "./feedback.ts";
import { ICE } from "./ice.ts";
import { NAMED } from "./named.ts";
import { OTHER } from "./other.ts";
import { RTP } from "./rtp.ts";
import { SCTP } from "./sctp.ts";
import { SESSION } from "./session.ts";
import { SIMULCAST } from "./simulcast.ts";

/** Every row there is. */
export const ROWS: readonly Row[] = [
  ...SESSION,
  ...ICE,
  ...DTLS,
  ...SCTP,
  ...RTP,
  ...CODECS,
  ...FEEDBACK,
  ...EXTENSIONS,
  ...SIMULCAST,
  ...OTHER,
  ...NAMED,
];

const BY_NAME: ReadonlyMap<string, Row> = new Map([...ROWS].reverse().map((row) => [row.name, row]));

/** The row that explains a line, if the tables hold one. */
export const rowOf = (line: SdpLine): Row | undefined => BY_NAME.get(line.name);
