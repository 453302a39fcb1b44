/** All rows, by name. */
import type { SdpLine } from "../lines.ts";
import type { Row } from "../row.ts";
import { DTLS } from "./dtls.ts";
import { ICE } from "./ice.ts";
import { SCTP } from "./sctp.ts";
import { SESSION } from "./session.ts";

export const ROWS: readonly Row[] = [...SESSION, ...ICE, ...DTLS, ...SCTP];

const BY_NAME: ReadonlyMap<string, Row> = new Map(ROWS.map((row) => [row.name, row]));

/** The row that explains a line, if the tables hold one. */
export const rowOf = (line: SdpLine): Row | undefined => BY_NAME.get(line.name);
