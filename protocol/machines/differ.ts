/** Where two machines of one connection say different things for a reason. */

/**
 * Why ICE is `disconnected` beside a `failed` connection, or nothing. WebRTC 1.0, §4.3.3 and §5.6: `connectionState` also
 * looks at the DTLS transports; seen in Chromium on every first failure (docs/browsers.md, “States and events”).
 */
export const whyTheyDiffer = (ice: string | undefined, connection: string | undefined): string | undefined =>
  ice === "disconnected" && connection === "failed"
    ? "ICE says disconnected and the connection failed: it is one failure. When a first attempt fails, Chromium " +
      "leaves ICE at disconnected, since more candidates may come. Believe the connection."
    : undefined;
