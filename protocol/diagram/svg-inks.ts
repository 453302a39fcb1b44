/** The colours of a saved picture: those of the page, which it cannot ask. */
import type { ClientName } from "../facts/mod.ts";

/** The two themes of the page. */
export type Theme = "light" | "dark";

/** A colour for each thing that is drawn. */
export type Inks = Readonly<
  Record<"paper" | "ink" | "muted" | "warn" | "bad" | ClientName | `${ClientName}-soft`, string>
>;

/** The colours of each theme. */
export const INKS: Readonly<Record<Theme, Inks>> = {
  light: {
    paper: "#ffffff",
    ink: "#1d2129",
    muted: "#5d636f",
    warn: "#855900",
    bad: "#a8231b",
    A: "#0b62bb",
    "A-soft": "#e6f0fb",
    B: "#a8400c",
    "B-soft": "#fcede4",
  },
  dark: {
    paper: "#1c1f25",
    ink: "#e7e5df",
    muted: "#a3a9b4",
    warn: "#e8b84a",
    bad: "#ff8a80",
    A: "#6db3ff",
    "A-soft": "#16263a",
    B: "#ff9d66",
    "B-soft": "#32210f",
  },
};
