/** The report that `getStats()` gives, of which nothing is sure to be there. */

/** An entry of a report. */
export type Stats = Readonly<Record<string, unknown>>;
/** A report: its entries by their ids. */
export type Report = ReadonlyMap<string, Stats>;

export const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
