/** No finding says of a browser what no claim holds: each such sentence has one, and says the same. */
import assert from "node:assert/strict";
import { CLAIMS } from "../../browser/claims-list.ts";
import { FINDING_WORDS } from "../../../protocol/sdp/findings/wording.ts";

const named = Object.entries(FINDING_WORDS).filter(([, [said]]) => /Chromium|Firefox|[Bb]rowser/.test(said));

Deno.test("every finding that names a browser has a claim, which both browsers are given", () => {
  assert.ok(named.length > 30);
  for (const [code] of named) assert.ok(CLAIMS.some(({ about }) => about === code), code);
});

/** How a refusal is said, and of whom; what is said of a part of the cases is none. */
const SAYS: readonly (readonly [RegExp, "chromium" | "firefox"])[] = [
  [/Chromium (?:then )?refuses|[Bb]rowsers (?:refuse (?!some)|require|take no longer)|Chromium requires/, "chromium"],
  [
    /Firefox (?:then )?refuses (?!an offer without a|it where|any)|[Bb]rowsers (?:refuse (?!some)|require|take no longer)/,
    "firefox",
  ],
];

/** Where the sentence speaks of more than its sample shows. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "bundle-off": "it is refused in an answer, and where it is the first of its group",
  "setup-holdconn": "Chromium takes it, and cannot answer",
  "no-sctp-port": "Firefox refuses the section silently, and takes the description",
  "transport-plain": "it is refused without a=fingerprint",
  "no-bundle": "it is refused with bundlePolicy max-bundle",
  "msid-trackless": "older versions refused it",
  "invisible": "which lines, differs",
};

Deno.test("what a finding says of a browser is what its claim holds", () => {
  for (const [code, [said]] of named) {
    const claim = CLAIMS.find(({ about }) => about === code)!;
    if (Object.hasOwn(OTHERWISE, code)) continue;
    for (const [says, browser] of SAYS) {
      if (says.test(said)) assert.equal(claim[browser], "refuses", `${code}: ${said}`);
    }
  }
});
