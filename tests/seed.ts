/**
 * The seed that generated tests draw from, loaded before the gate's tests: a commit passes or fails it always the same
 * way. `SEED=N deno task ok` draws from another, and `SEED=any` from a new one each time, to look for what is left.
 */
import fc from "fast-check";

const asked = Deno.env.get("SEED") ?? "20261126";
if (asked !== "any") fc.configureGlobal({ seed: Number(asked) });
