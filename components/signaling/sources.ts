/** The sources of the programs that carry, as the server highlights them. */
import type { Program } from "../../protocol/signaling/mod.ts";
import type { Tokens } from "../client/Code.tsx";

/** Each program’s, line by line. */
export type Sources = Readonly<Record<Program, readonly Tokens[]>>;
