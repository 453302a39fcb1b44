/** What programs and people put around an intact SDP, by the name of who does it. It holds no test itself. */

export type Wrapping = (sdp: string, type: "offer" | "answer") => string;

const lines = (sdp: string) => sdp.trimEnd().split("\r\n");
const each = (change: (line: string, index: number) => string) => (sdp: string) =>
  lines(sdp).map(change).join("\n") + "\n";
const json = (sdp: string, type: string) => JSON.stringify({ type, sdp });
const written = (sdp: string) => sdp.replaceAll("\r\n", "\\r\\n");

const LETTERS: Readonly<Record<string, string>> = {
  v: "Session Description Protocol Version (v)",
  o: "Owner/Creator, Session Id (o)",
  s: "Session Name (s)",
  t: "Time Description, active time (t)",
  m: "Media Description, name and address (m)",
  c: "Connection Information (c)",
  b: "Bandwidth Information (b)",
  a: "Media Attribute (a)",
};

export const WRAPPINGS: Readonly<Record<string, Wrapping>> = {
  "nothing": (sdp) => sdp,
  "line feeds": (sdp) => sdp.replaceAll("\r\n", "\n"),
  "JSON": json,
  "JSON, indented": (sdp, type) => JSON.stringify({ type, sdp }, null, 2),
  "JSON in JSON": (sdp, type) => JSON.stringify({ message: json(sdp, type) }),
  "JSON with real line breaks": (sdp, type) => `{"type": "${type}", "sdp": "${sdp.replaceAll("\r\n", "\n")}"}`,
  "JSON in a log line": (sdp, type) => `2026-11-26 10:00:01 INFO sending ${json(sdp, type)}`,
  "JSON behind a relay’s arrow": (sdp, type) => `2732 -> 1213: ${json(sdp, type)}\n`,
  "a Python dictionary": (sdp, type) => `{'sdp': '${written(sdp)}', 'type': '${type}'}`,
  "a Dart map": (sdp, type) => `I/flutter: {sdp: ${sdp.replaceAll("\r\n", "\n").trimEnd()}\n, type: ${type}}`,
  "a JavaScript object": (sdp, type) => `{ type: '${type}', sdp: '${written(sdp)}' }`,
  "strings of C": (sdp) => `const char *sdp =\n${lines(sdp).map((line) => `    "${line}\\r\\n"`).join("\n")};`,
  "strings of JavaScript": (sdp) =>
    `const sdp = [\n${lines(sdp).map((line) => `  "${line}",`).join("\n")}\n].join("\\r\\n");`,
  "a list on one line": (sdp) => `var sdp = [${lines(sdp).map((line) => `"${line}"`).join(", ")}].join("\\r\\n")`,
  "one line with \\r\\n written out": written,
  "base64": (sdp) => btoa(sdp),
  "base64 of JSON": (sdp, type) => btoa(json(sdp, type)),
  "a fence": (sdp) => `Look:\n\`\`\`sdp\n${sdp}\`\`\`\nand then?`,
  "a mail, quoted": (sdp) => `Anna wrote:\n\n${each((line) => `> ${line}`)(sdp)}\nThank you!`,
  "a mail, quoted twice": each((line) => `>> ${line}`),
  "a mail with blank lines": (sdp) => lines(sdp).join("\n\n") + "\n",
  "HTML": (sdp) => `<pre>${sdp.replaceAll("\r\n", "<br>\n")}</pre>`,
  "XML, as XMPP carries it": (sdp) => `<sdp>${sdp.replaceAll("\r\n", "\n").trimEnd()}</sdp>`,
  "a SIP request": (sdp, type) =>
    `${
      type === "offer" ? "INVITE sip:b@example.invalid SIP/2.0" : "SIP/2.0 200 OK"
    }\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK1;rport\r\n` +
    `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`,
  "WHIP": (sdp, type) =>
    `${
      type === "offer" ? "POST /whip HTTP/1.1\r\nHost: example.invalid" : "HTTP/1.1 201 Created\r\nLocation: /1"
    }\r\n` +
    `Content-Type: application/sdp\r\n\r\n${sdp}`,
  "logcat": each((line) => `I/flutter ( 1661): ${line}`),
  "a log with times": each((line, n) => `10:00:0${n % 10} TRC ${line}`),
  "a console’s arrows": (sdp) => `"${lines(sdp).join("\n↵")}\n↵"`,
  "indentation": each((line) => `    ${line}`),
  "indentation below the first line": each((line, n) => n === 0 ? line : `        ${line}`),
  "line numbers": each((line, n) => `${n + 1}: ${line}`),
  "a diff": each((line) => `+${line}`),
  "spaces up to a terminal’s width": each((line) => line.padEnd(120)),
  "a packet’s tree": each((line) => `    ${LETTERS[line[0]] ?? `Line (${line[0]})`}: ${line.slice(2)}`),
  "the page of webrtc-internals": (sdp, type) =>
    `11/26/2026, 11:15:57 AM\nsetLocalDescription (type: "${type}", 3 sections)\nCopy description to clipboard\n` +
    each((line) =>
      /^v=/.test(line)
        ? `${line} (6 more lines)`
        : /^m=/.test(line)
        ? `${line} (9 more lines) direction=sendrecv mid=0`
        : line
    )(sdp) + "11/26/2026, 11:15:58 AM\tonnegotiationneeded\n",
};
