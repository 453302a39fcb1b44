/** Acts that many tests begin with, as a lesson writes them. */

/** An offer of A, its answer by B, and both applied; candidates stay where they are. */
export const EXCHANGE: readonly string[] = [
  "A createOffer",
  "A setLocalDescription",
  "A carry offer",
  "B setRemoteDescription",
  "B createAnswer",
  "B setLocalDescription",
  "B carry answer",
  "A setRemoteDescription",
];
