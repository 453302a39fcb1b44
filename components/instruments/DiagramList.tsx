/** What happened, in words: the same rows as the picture’s. */
import { DRAWN_ROWS, type DrawnWindow } from "../../protocol/diagram/mod.ts";
import { duration, moment } from "../../protocol/text/mod.ts";
import { type DiagramView, placeOf } from "./Diagram.tsx";

export function DiagramList({ view, drawn }: { view: DiagramView; drawn: DrawnWindow }) {
  const { rows, total } = drawn;
  const [firstRow, opened, passed] = [view.firstRow.value, view.opened.value, view.passed?.value];
  const last = firstRow + rows.length;
  const turn = (to: number) => view.scroll(Math.max(0, to), to + DRAWN_ROWS >= total);
  return (
    <>
      <ol class="diagram-list" start={firstRow + 1} aria-labelledby="what-happened">
        {rows.map((row, i) =>
          "silence" in row
            ? (
              <li key={`silence ${row.row}`} class="quiet" {...placeOf(firstRow + i, passed)}>
                <time>…</time> <b aria-hidden="true"></b> <span>{duration(row.silence)} of silence</span>
              </li>
            )
            : (
              <li
                key={row.mark.id}
                class={row.mark.outcome}
                data-kind={row.mark.kind}
                {...placeOf(firstRow + i, passed)}
              >
                <time>{moment(row.mark.at)}</time> <b class={row.mark.client}>{row.mark.client}</b>
                <span>
                  <button
                    type="button"
                    aria-expanded={opened === row.mark.id}
                    onClick={() => view.open(opened === row.mark.id ? undefined : row.mark.id)}
                  >
                    {row.mark.title}
                  </button>{" "}
                  {row.mark.kind !== "state" && row.detail}
                </span>
              </li>
            )
        )}
      </ol>
      {rows.length < total && (
        <p class="diagram-pages">
          {firstRow > 0 && <button type="button" onClick={() => turn(firstRow - DRAWN_ROWS)}>Earlier</button>}
          <span class="quiet">Rows {firstRow + 1} to {last} of {total}</span>
          {last < total && <button type="button" onClick={() => turn(firstRow + DRAWN_ROWS)}>Later</button>}
        </p>
      )}
    </>
  );
}
