/** An SDP, plain: every line with its number. */
import { readSdp } from "../../protocol/sdp/mod.ts";

export function SdpText({ sdp, label }: { sdp: string; label: string }) {
  return (
    <ol class="sdp" aria-label={label}>
      {readSdp(sdp).lines.map((line) => <li key={line.number}>{line.text}</li>)}
    </ol>
  );
}
