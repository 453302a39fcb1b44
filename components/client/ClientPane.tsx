/** What a pane of one client shows. */
import { asJson } from "../../protocol/blob/mod.ts";
import type { Pane } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { useBench, useClient } from "../bench/view.ts";
import { Candidates } from "./Candidates.tsx";
import { CodePane } from "./CodePane.tsx";
import { Difference } from "../reader/Difference.tsx";
import { Findings } from "../reader/Findings.tsx";
import { SdpReader } from "../reader/SdpReader.tsx";
import { SdpText } from "../reader/SdpText.tsx";

export function PaneContent({ pane }: { pane: Pane }) {
  const { parts, sessions } = useBench();
  const { client, session, pairs, samples, pair, actions } = useClient();
  const { created, local, remote, before } = session.value;
  switch (pane) {
    case "Code":
      return <CodePane />;
    case "Local SDP":
      return created
        ? (
          <>
            <p class="quiet sdp-note">This {created.type} is made, but not kept yet.</p>
            <SdpPane sdp={created.sdp} before={local?.sdp} label={`Created by Client ${client}`} />
          </>
        )
        : <SdpPane sdp={local?.sdp ?? ""} before={before.local?.sdp} label={`Local SDP of Client ${client}`} />;
    case "Remote SDP":
      return <SdpPane sdp={remote?.sdp ?? ""} before={before.remote?.sdp} label={`Remote SDP of Client ${client}`} />;
    case "Candidates":
      return <Candidates session={session.value} bench={sessions.value} />;
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

/** Plain until the reader has come, then explained; the reader's own page makes handouts. */
function SdpPane({ sdp, before, label }: { sdp: string; before?: string; label: string }) {
  const bench = useBench();
  const { session, token, actions } = useClient();
  const reader = bench.reader.value;
  if (!reader) return <SdpText sdp={sdp} label={label} />;
  const { local, remote } = session.value;
  const both = [local, remote].flatMap((one) => one ? [{ kind: "description" as const, ...one }] : []);
  const [first, second] = local?.type === "answer" ? [remote, local] : [local, remote];
  const annotated = reader.annotate(sdp);
  const fresh = before ? reader.newLines(before, sdp) : undefined;
  return (
    <div class="reading-of">
      {fresh && <p class="quiet sdp-note">Marked: {count(fresh.size, "new line")} since the description before.</p>}
      <SdpReader
        sdp={annotated}
        label={label}
        fresh={fresh}
        spot={token.value}
        notes={bench.notes.value}
        onSpot={actions.openToken}
        onNote={bench.actions.writeNote}
      />
      <Findings problems={annotated.problems} onSpot={actions.openToken} />
      <details class="more sdp-note">
        <summary>Raw</summary>
        <SdpText sdp={sdp} label={`${label}, raw`} />
      </details>
      {first && second && (
        <details class="more sdp-note">
          <summary>Difference between local and remote</summary>
          <Difference comparison={reader.compare(first.sdp, second.sdp)} />
        </details>
      )}
      {both.length > 0 && (
        <p class="sdp-note">
          <a
            href={`${bench.root}annotate/#${encodeURIComponent(both.map(asJson).join("\n"))}`}
            target="_blank"
            rel="noopener"
          >
            Make a handout
          </a>{" "}
          <span class="quiet">(opens the reader in a new tab)</span>
        </p>
      )}
    </div>
  );
}
