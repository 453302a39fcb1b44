/**
 * The programs that carry blobs in place of a hand, by the API that they are made of: a BroadcastChannel between pages
 * of one browser, or a signaling server.
 */
export type Program = "broadcast" | "websocket";
