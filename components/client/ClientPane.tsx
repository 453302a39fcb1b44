/** What a pane of one client shows. */
import { identify } from "../../protocol/sdp/mod.ts";
import { outgoing, type Pane } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";
import { SdpText } from "../reader/SdpText.tsx";
import { CodePane } from "./CodePane.tsx";

export function PaneContent({ pane }: { pane: Pane }) {
  const { parts, Packets } = useBench();
  const { client, session, pairs, samples, pair, actions } = useClient();
  const { created, local, remote, before } = session.value;
  switch (pane) {
    case "Code":
      return <CodePane />;
    case "Local SDP":
      return created
        ? (
          <>
            <SdpPane sdp={created.sdp} before={local?.sdp} label={`Created by Client ${client}`} />
            <p class="quiet sdp-note foot">This {created.type} is made, but not kept yet.</p>
          </>
        )
        : (
          <>
            <SdpPane sdp={local?.sdp ?? ""} before={before.local?.sdp} label={`Local SDP of Client ${client}`} />
            <CameLater />
          </>
        );
    case "Remote SDP":
      return <SdpPane sdp={remote?.sdp ?? ""} before={before.remote?.sdp} label={`Remote SDP of Client ${client}`} />;
    case "Candidates":
      return <parts.Candidates />;
    case "Stats":
      return <parts.Stats />;
    case "Chat":
      return <parts.Chat />;
    case "Packets":
      return Packets.value ? <Packets.value client={client} /> : null;
    case "Pairs":
      return (
        <parts.Pairs
          session={session.value}
          pairs={pairs.value.length > 0 ? pairs.value : session.value.pairs}
          samples={samples.value}
          opened={pair.value}
          onOpen={actions.openPair}
        />
      );
  }
}

/** Plain until the reader has come, then explained. */
function SdpPane({ sdp, before, label }: { sdp: string; before?: string; label: string }) {
  const { reader, parts } = useBench();
  return reader.value
    ? <parts.SdpPane reader={reader.value} sdp={sdp} before={before} label={label} />
    : <SdpText sdp={sdp} label={label} />;
}

/** Why the local description holds candidates that the description on its card, which is carried, does not. */
function CameLater() {
  const { session } = useClient();
  const { local, cards } = session.value;
  const card = cards.findLast((one) => one.message.kind === "description" && !one.withdrawn);
  const carried = card && outgoing(card);
  if (!local || carried?.kind !== "description") return null;
  const later = identify(local.sdp).candidates.length - identify(carried.sdp).candidates.length;
  if (later <= 0) return null;
  return (
    <p class="quiet sdp-note foot">
      {count(later, "candidate")} above {later === 1 ? "is" : "are"} not in the {local.type}{" "}
      that you carry: the browser writes what it finds later into its local description, too (trickle ICE).
    </p>
  );
}
