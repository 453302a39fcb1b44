/** The SDP of one client, explained; the reader's own page makes handouts. */
import type { Reader } from "../../protocol/sdp/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";
import { Difference } from "../reader/Difference.tsx";
import { Findings } from "../reader/Findings.tsx";
import { HandoutLink } from "../reader/HandoutLink.tsx";
import { SdpReader } from "../reader/SdpReader.tsx";
import { SdpText } from "../reader/SdpText.tsx";

interface Props {
  readonly reader: Reader;
  readonly sdp: string;
  /** The description before it, so that what is new can be marked. */
  readonly before?: string;
  readonly label: string;
}

export function SdpPane({ reader, sdp, before, label }: Props) {
  const bench = useBench();
  const { session, token, point, actions } = useClient();
  const { local, remote } = session.value;
  const [first, second] = local?.type === "answer" ? [remote, local] : [local, remote];
  const annotated = reader.annotate(sdp);
  const unkept = bench.noteUnkept.value && bench.explain.value?.(bench.noteUnkept.value);
  const fresh = before ? reader.newLines(before, sdp) : undefined;
  return (
    <div class="reading-of">
      {fresh && <p class="quiet sdp-note">Marked: {count(fresh.size, "new line")} since the description before.</p>}
      <SdpReader
        sdp={annotated}
        label={label}
        fresh={fresh}
        lit={point.value?.lines}
        spot={token.value}
        notes={bench.notes.value}
        unkept={unkept && `${unkept.said} ${unkept.next}`}
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
      {(local ?? remote) && (
        <p class="sdp-note">
          <HandoutLink /> <span class="quiet">(opens the reader in a new tab)</span>
        </p>
      )}
    </div>
  );
}
