/** How a sheet looks, on a screen and on paper. Everything is said of `.sheet`, so that a page can hold one, too. */

export const SHEET_STYLE = `
.sheet { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem; font: 14px/1.45 system-ui, sans-serif; color: #1d2129; background: #fff; text-align: left; }
.sheet header { display: flex; gap: 1.5em; justify-content: space-between; align-items: flex-start; }
.sheet header > div { flex: 1; min-width: 0; }
.sheet h1 { font-size: 1.5em; line-height: 1.25; margin: 0 0 .4em; overflow-wrap: anywhere; }
.sheet h2 { font-size: 1.1em; line-height: 1.3; margin: 1.2em 0 .35em; break-after: avoid; overflow-wrap: anywhere; }
.sheet h2::first-letter, .sheet th::first-letter { text-transform: uppercase; }
.sheet p { margin: .25em 0; overflow-wrap: anywhere; }
.sheet .hand { display: flex; gap: .5em 1.5em; flex-wrap: wrap; }
.sheet .hand span { flex: 1 1 8em; border-bottom: 1px solid #5d636f; padding-top: .4em; }
.sheet .lesson { display: flex; flex-direction: row-reverse; gap: .8em; width: 26em; font-size: .85em; text-align: right; align-items: flex-end; margin: 0; }
.sheet .lesson span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.sheet .lesson svg { flex: none; width: 6.5em; height: 6.5em; }
.sheet table { width: 100%; border-collapse: collapse; font-size: .9em; }
.sheet th { text-align: left; color: #4d535f; font-weight: 600; border-bottom: 1px solid #5d636f; padding: .1em .5em .1em 0; vertical-align: bottom; }
.sheet td { vertical-align: top; padding: .08em .5em .08em 0; overflow-wrap: anywhere; }
.sheet tr { break-inside: avoid; }
.sheet tbody tr { border-bottom: 1px solid #ece9e2; }
.sheet code { font: 600 .92em/1.35 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.sheet .source, .sheet .ref { color: #4d535f; font-size: .88em; }
.sheet .own { display: block; border-left: 3px solid #855900; background: #fbf2de; padding: 0 .4em; }
.sheet .blank { display: inline-block; min-width: 7em; border-bottom: 1px solid #1d2129; color: #4d535f; font-size: .85em; }
.sheet .blank.long { display: block; padding-bottom: 1em; }
.sheet .sides, .sheet .diagram { table-layout: fixed; }
.sheet .sides th:nth-child(2), .sheet .sides td:nth-child(2) { width: 1.2em; text-align: center; padding: 0; }
.sheet .sides td:nth-child(3) { padding-left: .6em; }
.sheet .between td:nth-child(-n+2) { white-space: nowrap; width: 1%; }
.sheet .states td:nth-child(1) { white-space: nowrap; width: 1%; }
.sheet .candidates td:is(:nth-child(1), :nth-child(2), :nth-child(4), :nth-child(5)) { white-space: nowrap; }
.sheet .diagram th:nth-child(1) { width: 5em; }
.sheet .diagram th:nth-child(2), .sheet .diagram td:nth-child(2) { text-align: right; padding-right: .6em; }
.sheet .diagram th:nth-child(3), .sheet .diagram td:nth-child(3) { text-align: center; padding: 0 .4em; border-left: 2px solid #0b62bb; border-right: 2px solid #a8400c; }
.sheet .diagram td:nth-child(4), .sheet .diagram th:nth-child(4) { padding-left: .6em; }
.sheet .diagram th:nth-child(2) { color: #0b62bb; }
.sheet .diagram th:nth-child(4) { color: #a8400c; }
.sheet .diagram tbody tr { border: 0; }
.sheet .diagram :is(.to-a, .to-b) { background: linear-gradient(#8a909c, #8a909c) center / 100% 1px no-repeat; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.sheet .diagram :is(.to-a, .to-b) code { background: #fff; padding: 0 .3em; }
.sheet .diagram td.to-a { text-align: left; padding-left: 0; }
.sheet .diagram td.to-b { text-align: right; padding-right: 0; }
.sheet ul { margin: .1em 0; padding-left: 1.2em; }
.sheet li { overflow-wrap: anywhere; }
.sheet .notes { list-style: none; padding: 0; margin: 0; font-size: .92em; }
.sheet .notes > li { margin-bottom: .35em; }
.sheet .notes ul { list-style: none; padding-left: .8em; border-left: 1px solid #d8d4ca; }
@media screen and (max-width: 40rem) {
  .sheet table:not(.lines) { display: block; overflow-x: auto; }
}
@media print {
  .sheet { max-width: none; padding: 0; font-size: 8pt; line-height: 1.25; orphans: 2; widows: 2; }
  .sheet h1 { font-size: 14pt; margin-bottom: .2em; }
  .sheet h2 { font-size: 9.5pt; margin: .65em 0 .15em; }
  .sheet table { font-size: 7.4pt; }
  .sheet td { padding-top: 0; padding-bottom: 0; }
  .sheet .notes { columns: 2; column-gap: 6mm; font-size: 7.4pt; }
  .sheet .notes > li { margin-bottom: .2em; }
  .sheet .notes p { margin: 0; break-inside: avoid; }
}
`;

/** The paper: its margins, and the number of each page. Whether it is A4 or Letter is chosen where it is printed. */
export const PAPER_STYLE = `
@page {
  margin: 13mm 12mm 15mm;
  @bottom-left { font: 7pt system-ui, sans-serif; color: #4d535f; }
  @bottom-right { font: 7pt system-ui, sans-serif; color: #4d535f; content: counter(page) " of " counter(pages); }
}
`;
