/** Looks into werift’s DTLS transport: what goes into its records, and what comes out of them. */
import type { Buffer } from "node:buffer";
import type { RTCPeerConnection } from "werift";
import type { Endpoint } from "../../protocol/packets/mod.ts";
import { repeats } from "./flights.ts";

/** The transport under the data channels. */
type Transport = NonNullable<RTCPeerConnection["sctpTransport"]>["dtlsTransport"];

/** An SCTP packet, in or out, and the two ends of the path that ICE has chosen. */
export type SeeChunk = (
  way: "in" | "out",
  bytes: Uint8Array,
  path: { readonly own: Endpoint; readonly other: Endpoint },
) => void;

/** Tells every SCTP packet of a transport, and keeps repeated flights from it. */
export function lookInto(transport: Transport, see: SeeChunk): void {
  const { connection } = transport.iceTransport;
  const tell = (way: "in" | "out", bytes: Buffer) => {
    const own = connection.nominated?.localCandidate;
    const [address, port] = connection.nominated?.remoteAddr ?? ["0.0.0.0", 0];
    see(way, Uint8Array.from(bytes), {
      own: { address: own?.host ?? "0.0.0.0", port: own?.port ?? 0 },
      other: { address, port },
    });
  };
  const { sendData } = transport;
  let receive = transport.dataReceiver;
  Object.defineProperties(transport, {
    sendData: {
      value: (bytes: Buffer) => {
        tell("out", bytes);
        return sendData(bytes);
      },
    },
    dataReceiver: {
      get: () => (bytes: Buffer) => {
        tell("in", bytes);
        receive(bytes);
      },
      set: (receiver: typeof receive) => receive = receiver,
    },
  });
  const isRepeated = repeats();
  const { onData } = connection;
  const { execute } = onData;
  onData.execute = (bytes: Buffer) => {
    // As a client it sends its own flight until it is answered; as a server it has to answer again.
    if (transport.role === "client" && isRepeated(bytes)) return;
    execute(bytes);
  };
}
