/** The report that `getStats()` gives, of which nothing is sure to be there. */

/** An entry of a report. */
export type Stats = Readonly<Record<string, unknown>>;
/** A report: its entries by their ids. */
export type Report = ReadonlyMap<string, Stats>;

/** A value that is a finite number; `undefined` where it is none. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
/** A value that is a text and not empty; `undefined` where it is none. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
