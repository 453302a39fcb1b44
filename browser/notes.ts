/** Notes on this device: localStorage, where the browser keeps it. */

import { problemOf, type StorageProblem } from "./kept.ts";

const KEY = "out-of-band/notes";

/** The notes kept here; none, where there are none or the browser keeps nothing. */
export function loadNotes(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const notes = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(notes.filter(([, note]) => typeof note === "string"));
  } catch {
    return {};
  }
}

/** Keeps the notes, or says what is in the way: then they live as long as the page. */
export function saveNotes(notes: Readonly<Record<string, string>>): StorageProblem | undefined {
  try {
    localStorage.setItem(KEY, JSON.stringify(notes));
  } catch (error) {
    return problemOf(error);
  }
}
