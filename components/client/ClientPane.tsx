/** What a pane of one client shows. */
import { asJson } from "../../protocol/blob/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { Candidates } from "./Candidates.tsx";
import type { ClientProps } from "./Client.tsx";
import { CodePane } from "./CodePane.tsx";
import { Difference } from "../reader/Difference.tsx";
import { Findings } from "../reader/Findings.tsx";
import { SdpReader } from "../reader/SdpReader.tsx";
import { SdpText } from "../reader/SdpText.tsx";

export function PaneContent(props: ClientProps & { session: Session }) {
  const { client, bench, session, pane, listings, codeCopied, verbs } = props;
  switch (pane) {
    case "Code":
      return (
        <CodePane
          client={client}
          bench={bench}
          wishes={props.wishes}
          listings={listings}
          withholds={props.withholds}
          alone={props.alone}
          kit={props.instruments}
          copied={codeCopied}
          onCopy={verbs.copyCode}
        />
      );
    case "Local SDP": {
      const { created, local } = session;
      return created
        ? (
          <>
            <p class="quiet sdp-note">This {created.type} is made, but not kept yet.</p>
            <SdpPane {...props} sdp={created.sdp} before={local?.sdp} label={`Created by Client ${client}`} />
          </>
        )
        : (
          <SdpPane
            {...props}
            sdp={local?.sdp ?? ""}
            before={session.before.local?.sdp}
            label={`Local SDP of Client ${client}`}
          />
        );
    }
    case "Remote SDP":
      return (
        <SdpPane
          {...props}
          sdp={session.remote?.sdp ?? ""}
          before={session.before.remote?.sdp}
          label={`Remote SDP of Client ${client}`}
        />
      );
    case "Candidates":
      return <Candidates session={session} bench={bench} />;
    case "Pairs": {
      const Pairs = props.instruments?.Pairs;
      return Pairs
        ? (
          <Pairs
            session={session}
            pairs={props.pairs.length > 0 ? props.pairs : session.pairs}
            samples={props.samples}
            opened={props.pair}
            onOpen={verbs.openPair}
          />
        )
        : null;
    }
  }
}

/** Plain until the reader has come, then explained; the reader's own page makes handouts. */
function SdpPane(props: ClientProps & { sdp: string; before?: string; label: string }) {
  const { sdp, before, label, reader, spot, notes, verbs, bench, client, readerHref } = props;
  if (!reader) return <SdpText sdp={sdp} label={label} />;
  const { local, remote } = bench[client];
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
        spot={spot}
        notes={notes}
        onSpot={verbs.look}
        onNote={verbs.note}
      />
      <Findings problems={annotated.problems} onSpot={verbs.look} />
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
          <a href={`${readerHref}#${encodeURIComponent(both.map(asJson).join("\n"))}`} target="_blank" rel="noopener">
            Make a handout
          </a>{" "}
          <span class="quiet">(opens the reader in a new tab)</span>
        </p>
      )}
    </div>
  );
}
