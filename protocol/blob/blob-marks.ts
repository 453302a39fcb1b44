/** What the beginning of a blob looks like, in each form, as the source of a regular expression. */

/** JSON: a bracket, and what may follow one. */
const JSON_START = `[{[](?=\\s{0,40}(?:["'{[\\]}]|\\\\{1,40}["']|[A-Za-z_$][\\w$]{0,40}\\s{0,5}:))`;
/** A string of JSON that holds a blob. */
const TEXT_START = `"(?=\\s{0,9}(?:v=0|[{[]|(?:a=)?candidate:|\\\\{1,40}"))`;
/** SDP: `v=0` and `o=`, with what programs put between them. */
const SDP_START =
  "v[ \\t]{0,9}=[ \\t]{0,9}0(?=(?:\\\\{1,40}[rn]|\\s){0,20}(?:[>|*][ \\t]?){0,9}(?:[^\\n]{0,60}[\\s*])?o[ \\t]{0,9}=[ \\t]{0,9}\\S)";
/** A candidate without the word `candidate:`. */
const BARE =
  "[\\w+/]{1,32} [1-9]\\d{0,2} (?:udp|tcp|UDP|TCP) \\d{1,10} \\S{1,300} \\d{1,5} typ (?:host|srflx|prflx|relay)\\b";
/** Base64 of what begins a blob, or of what begins a compressed file. */
export const BASE64 = "(?:dj0w|ey|ew|Ww|W3|WyJ|YT1j|Y2Fu|H4sI|eJ|eN|Im|In|IC|UEsD)[\\w+/-]{20}";

/** Where a blob may begin. */
export const MARK = new RegExp(
  `(?<json>${JSON_START})|(?<text>${TEXT_START})|(?<sdp>${SDP_START})` +
    "|(?<bare>(?:a ?= ?)?(?:candidate:(?=[\\w+/])|end-of-candidates\\b))" +
    `|(?<plain>^${BARE})|(?<base64>(?<![\\w+/=-])${BASE64})`,
  "gm",
);
/** Where a description ends, because the next blob begins. */
export const BORDER = new RegExp(
  `${SDP_START}|[{](?=\\s{0,9}["'](?:candidate|sdp|type|sdpMid)["'])` +
    `|^[ \\t]{0,9}(?:${JSON_START}|${TEXT_START}|candidate:|${BARE}|${BASE64}[\\w+/-]{20})`,
  "gm",
);
