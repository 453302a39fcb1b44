/**
 * What was found when the site was attacked, loaded, and used with connections that were really dead: each finding with
 * the tests that were red before it was mended, by the words that they begin with. The dead connections themselves are
 * the rows of browser/dead-connections.spec.ts.
 */
import assert from "node:assert/strict";

type Held = readonly (readonly [file: string, ...titles: string[]])[];

const FINDINGS: Readonly<Record<string, Held>> = {
  "1. why it does not connect never looks at what ICE servers answered": [
    [
      "browser/dead-connections.spec.ts",
      "relays only, and the password of the TURN server is wrong",
      "relays only, and the name of the TURN server leads nowhere",
      "relays only, and nobody is where the TURN server should be",
      "no address that was carried answers, and the password",
    ],
    [
      "protocol/advice/why_test.ts",
      "what servers answered is a reason, and the first where a client has nothing without them",
      "a Firefox that gave up for want of a candidate that was never found names the server",
    ],
    ["browser/firefox-servers.spec.ts", "in Firefox a TURN server that refuses, one that is not there"],
  ],
  "2. after a refused answer the refused press is advised again": [
    ["protocol/advice/suggest_test.ts", "what was copied, given and not taken is copied anew"],
    [
      "protocol/advice/why_test.ts",
      "a refused answer: read why, and carry it again; never press the refused thing again",
      "a text that lies in the box is looked into before it is called the answer",
    ],
    ["browser/why.spec.ts", "alone, with an answer that was altered on its way"],
  ],
  "3. without the page’s server presses do nothing and say nothing": [
    [
      "browser/offline.spec.ts",
      "after the page idled: every part still comes, and everything can be saved",
      "a press whose tools do not come says so, and works when the server is there again",
      "what does not come says so: ",
    ],
    ["browser/late.spec.ts", "a part that does not load says so, and comes when it is tried again"],
    ["browser/lost-server.spec.ts", "the server is ended in the middle of a session: the page works on"],
  ],
  "4. redacted handouts give the address away": [
    [
      "redact-attack_test.ts",
      "no address, name, credential, key or fingerprint of any fixture is left in it",
      "the attack works: it finds what is left as it was, and an address behind its hash",
      "addresses of other kinds, keys, hosts and ports in lines of an application",
      "a redacted handout names the lines that it could not look through",
    ],
    [
      "protocol/trace/redact_test.ts",
      "user names and passwords of servers that were entered on the page are replaced in messages, too",
    ],
    ["browser/firefox-hostile.spec.ts", "in Firefox a saved trace holds nothing that tells who and where somebody is"],
  ],
  "5. one long word from the other side freezes the page": [
    [
      "browser/other-side.spec.ts",
      "a word of 250 000 letters is laid out in parts",
      "after a flood of messages, channels and long labels the page still answers",
      "a flood of tracks is shown in part and counted",
    ],
    [
      "browser/load-slow.spec.ts",
      "20 000 messages: the last thousand cost about what the first did, and a long word no long task",
    ],
    ["browser/firefox-hostile.spec.ts", "in Firefox what comes over the channel is shown in part"],
    ["browser/firefox-long.spec.ts", "in Firefox a flood of tracks is shown in part and counted"],
  ],
  "6. the panel forgets its best evidence when ICE fails": [
    ["devices/dead.spec.ts", "UDP one way only: what is seen while it is tried is said after it failed, too"],
    [
      "protocol/advice/why_test.ts",
      "the pairs before a failure stay evidence after it",
      "alone, candidates that came inside the description are not asked for again",
    ],
  ],
  "7. a dead pair of descriptions gets no verdict in the reader": [
    [
      "protocol/sdp/pair_test.ts",
      "a pair that breaks no rule has no finding, and every rule has its pairs",
      '"lite-both"',
      '"answer-unreachable"',
      '"roles"',
      '"own-offer"',
      "two offers are no pair",
      "candidates that cannot be paired, each with what parts them",
      "ufrag-shared",
      "loopback-only",
    ],
    [
      "protocol/advice/why-texts_test.ts",
      '"two answers"',
      '"both start"',
      '"families that never meet"',
      '"credentials of the other"',
    ],
    ["browser/annotate.spec.ts", "of a pair it is said first why the two would not connect"],
  ],
  "8. a sentence that the screen refutes": [["browser/dead-connections.spec.ts", "both start the DTLS handshake"]],
  "9. one unknown word in a trace, and the screen stays false": [
    [
      "browser/replay.spec.ts",
      "facts of a newer page and of a hostile hand are shown, and the page stands as it should at the end",
    ],
    ["browser/firefox-hostile.spec.ts", "in Firefox hostile traces are refused in words or replayed to their end"],
    ["protocol/problems/problem_test.ts", "whatever a file holds in the place of a problem has words"],
    ["components/bench/standing_test.ts", "what throws is replaced by a sentence; what stands beside it stays"],
    ["browser/offline.spec.ts", "what throws says so, over the page, and the rest stands"],
  ],
  "10. browsers a little older: false words, or none": [
    [
      "browser/engine.spec.ts",
      "a browser of some years ago reads base64, and connects",
      "what is given to older browsers answers as the newest do",
      "without what it needs: one sentence says what, and nothing breaks",
    ],
  ],
  "11. with forced colours the next button cannot be told": [
    ["browser/forced-colors.spec.ts", "with forced colours the next button is the one with the border that tells"],
  ],
  "12. Save PNG of a long session is an unreadable strip": [
    [
      "browser/saved-pictures.spec.ts",
      "a long session is several pictures, all as wide as one of a short one, and it says so",
    ],
  ],
  "13. the command line": [
    [
      "cli/command_test.ts",
      "an option that lacks its value, or has one too many, is named",
      "nothing that the input holds is obeyed by a terminal",
      "a long list is a line for each, or told in part",
      "a link leads only to an address of the web",
      "a problem is worded for a command line",
    ],
    ["protocol/session/lists_test.ts", "the work of a replay grows with its log, and not with the square of it"],
  ],
  "14. the server": [
    [
      "routes/site_test.ts",
      "an address written otherwise is led to the page",
      "what is not there, hidden, elsewhere or malformed: 404",
      "HEAD gets what GET gets",
      "other methods: 405",
      "a page that is the same as before travels once: 304",
      "every answer carries the headers",
    ],
    [
      "server/listen_test.ts",
      "a request that is none gets a sentence and 400",
      "connections that ask nothing, half of something, or nothing more are closed",
      "A server in a process of its own, which may listen and nothing else",
    ],
    ["server/last-assets_test.ts", "the assets of the last build are kept"],
  ],
  "15. smaller ones": [
    [
      "browser/unreadable.spec.ts",
      "a link whose percent signs are broken",
      "an empty file is told to be empty",
      "a compressed file that is cut off",
      "what another page of this browser says, and is no blob, is passed over",
    ],
    ["browser/dead-connections.spec.ts", "every candidate is refused, since its port is none"],
    ["protocol/advice/why_test.ts", "alone after the answer: names that are not resolved are known"],
    ["browser/device.spec.ts", "connected to somebody who made no channel, this side is led to make one"],
    [
      "protocol/problems/problem_test.ts",
      "hostile words in a problem are said as they are, and what nobody sees in them by its number",
    ],
    [
      "protocol/trace/fact-schemas_test.ts",
      "nothing in a trace is endless",
      "a time is a finite number of milliseconds",
    ],
    ["browser/long-trace.spec.ts", "the slider stays awake at "],
    ["browser/firefox-long.spec.ts", "in Firefox the slider stays awake at "],
    ["browser/kept.spec.ts", "a teacher’s note that a ", "a storage that is "],
    [
      "browser/bench-print.spec.ts",
      "both clients stand there",
      " has no buttons, and its last line is below the clients",
    ],
  ],
};

for (const [finding, held] of Object.entries(FINDINGS)) {
  Deno.test(`found by attack, and held: ${finding}`, async () => {
    for (const [file, ...titles] of held) {
      const text = await Deno.readTextFile(new URL(file, import.meta.url));
      for (const title of titles) assert.ok(text.includes(title), `${file} holds no test “${title}”`);
    }
  });
}
