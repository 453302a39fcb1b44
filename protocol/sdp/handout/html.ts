/** A handout as one HTML file: no script, no request, two columns on paper. */
import { html } from "./escape.ts";
import type { AnnotatedLine } from "../annotated.ts";
import { comparisonTitle, foundText, type Handout, handoutLines, type HandoutPart, secrecy } from "./handout.ts";

/** Writes a handout as HTML. */
export function htmlHandout(handout: Handout): string {
  const { title, date, parts, comparison } = handout;
  const compared = comparison.length === 0
    ? ""
    : `<section><h2>${comparisonTitle(handout)}</h2><ul>${
      comparison.map((one) => `<li>${html(one)}</li>`).join("")
    }</ul></section>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${date === "" ? "" : `<p class="quiet">${html(date)}</p>`}
<p class="quiet">${html(secrecy(handout))}</p>
${handout.found ? foundText(handout.found).map((said) => `<p class="quiet">${html(said)}</p>`).join("\n") : ""}
${compared}
${parts.map((part) => partHtml(handout, part)).join("\n")}
</main>
</body>
</html>
`;
}

function partHtml(handout: Handout, part: HandoutPart): string {
  const lines = handoutLines(handout, part).map((line) => lineHtml(handout, line)).join("\n");
  const problems = part.annotated.problems.map(({ line, said, next }) =>
    `<li>${line === 0 ? "" : `Line ${line}: `}${html(said)} ${html(next)}</li>`
  ).join("");
  const found = problems === "" ? "" : `<h3>To look at</h3><ul>${problems}</ul>`;
  return `<section>\n<h2>${html(part.name)}</h2>\n<ol class="lines">\n${lines}\n</ol>\n${found}</section>`;
}

function lineHtml({ sources, notes }: Handout, line: AnnotatedLine): string {
  const fields = line.fields.slice(1).map(({ text, name, meaning }) =>
    `<dt><code>${html(text)}</code> <span>${html(name)}</span></dt><dd>${html(meaning)}</dd>`
  ).join("");
  const source = sources ? ` <span class="quiet">${html(line.source)}</span>` : "";
  const note = notes && line.note ? `<p class="note">${html(line.note)}</p>` : "";
  const answer = line.answer ? ` ${html(line.answer)}` : "";
  return `<li value="${line.number}"><pre>${html(line.text) || " "}</pre><p>${
    html(line.summary)
  }${answer}${source}</p>${fields === "" ? "" : `<dl>${fields}</dl>`}${note}</li>`;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1d2129; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; text-transform: capitalize; }
h3 { font-size: 1rem; }
p { margin: .25rem 0; }
.quiet, dt span { color: #5d636f; font-size: .87em; }
.lines { padding-left: 2.5rem; }
.lines > li { margin: 0 0 .75rem; break-inside: avoid; }
.lines > li::marker { color: #5d636f; }
pre { margin: 0; font: 600 .87em/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: .93em ui-monospace, monospace; overflow-wrap: anywhere; }
dl { margin: .25rem 0 0; padding-left: .75rem; border-left: 2px solid #e2dfd7; font-size: .93em; }
dd { margin: 0 0 .25rem; }
.note { border-left: 3px solid #855900; background: #fbf2de; padding: .25rem .6rem; white-space: pre-wrap; }
@media print {
  body { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  .lines { columns: 2; column-gap: 1.5rem; padding-left: 1.75rem; }
}
`;
