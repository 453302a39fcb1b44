/** Tries one ICE server with a connection that is thrown away. */
import { messageWithoutSecrets } from "../protocol/facts/mod.ts";
import { TRIAL_MS, type TryServer } from "../protocol/ice/mod.ts";

/** Milliseconds that a second address of the same server is waited for. */
const GRACE = 400;

/** Gathers with this server alone; what is heard is reported, `ended` or `refused` last. */
export const tryServer: TryServer = (server, report) => {
  const relayOnly = /^turns?:/i.test(server.urls);
  let pc: RTCPeerConnection;
  try {
    pc = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: relayOnly ? "relay" : "all" });
  } catch (error) {
    const { name, message } = error as Error;
    report({ type: "refused", name, message: messageWithoutSecrets(message, { iceServers: [server] }) });
    return () => {};
  }
  let timer = setTimeout(() => end("late"), TRIAL_MS);
  let over = false;

  function stop() {
    over = true;
    clearTimeout(timer);
    pc.close();
  }
  function end(why: "complete" | "found" | "late") {
    if (over) return;
    stop();
    report({ type: "ended", why });
  }

  pc.addEventListener("icecandidate", (event) => {
    // Where the address of the server stands: on the candidate today, on the event before (WebRTC 1.0, §4.8.1 and §4.8.2).
    const { candidate, url: ofEvent } = event as typeof event & { readonly url?: string | null };
    if (over || !candidate?.candidate) return;
    const { type, protocol, address, port, url = ofEvent } = candidate as RTCIceCandidate & { readonly url?: string };
    const kind = type ?? "unknown";
    report({
      type: "found",
      kind,
      protocol: protocol ?? "",
      address: address ?? "",
      port: port ?? 0,
      ...(url && { url }),
    });
    if (kind !== "srflx" && kind !== "relay") return;
    clearTimeout(timer);
    timer = setTimeout(() => end("found"), GRACE);
  });
  pc.addEventListener("icecandidateerror", ({ url, errorCode, errorText }) => {
    if (!over) report({ type: "error", url, errorCode, errorText });
  });
  pc.addEventListener("icegatheringstatechange", () => {
    if (pc.iceGatheringState === "complete") end("complete");
  });
  pc.createDataChannel("");
  pc.setLocalDescription().catch(() => end("complete"));
  return stop;
};
