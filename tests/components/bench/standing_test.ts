/** A part that throws while it is drawn takes nothing else with it. */
import assert from "node:assert/strict";
import { h, options } from "preact";
import { renderToString } from "preact-render-to-string";
import { Standing } from "../../../components/bench/Standing.tsx";

function Broken(): never {
  throw new TypeError("g[e.code] is not a function");
}

Deno.test("what throws is replaced by a sentence; what stands beside it stays", () => {
  const before = Reflect.get(options, "errorBoundaries");
  Reflect.set(options, "errorBoundaries", true);
  try {
    const html = renderToString(
      h("main", null, [
        h(Standing, { what: "“Pairs”", children: h(Broken, null) }),
        h(Standing, { what: "“Chat”", children: h("p", null, "hello") }),
      ]),
    );
    assert.match(html, /“Pairs” could not be drawn\..*Draw it again/);
    assert.match(html, /<p>hello<\/p>/);
    assert.doesNotMatch(html, /“Chat” could not/);
  } finally {
    Reflect.set(options, "errorBoundaries", before);
  }
});
