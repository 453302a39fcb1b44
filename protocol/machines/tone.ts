/** The tone of a state: by itself, since every page shows states, and few bring the tables of the machines. */

const LIVE = ["connected", "completed", "complete", "open"];
const BUSY = ["checking", "connecting", "gathering", "have-local-offer", "have-remote-offer", "closing"];
const BAD = ["failed", "disconnected", "closed"];

/** Whether a state is reached, on its way, or a bad one: a class for its colour, which its name says as well. */
export const toneOf = (state = ""): "live" | "busy" | "bad" | "" =>
  LIVE.includes(state) ? "live" : BUSY.includes(state) ? "busy" : BAD.includes(state) ? "bad" : "";
