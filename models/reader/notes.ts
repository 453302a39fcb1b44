/** A teacher's own notes on lines of SDP, kept on this device, by `noteKeys`. */
import { createModel, signal } from "@preact/signals";
import type { Problem } from "../../protocol/problems/mod.ts";

export type Notes = Readonly<Record<string, string>>;

/** Where notes are kept; a device that keeps nothing gives none back, and says what is in the way. */
export interface NoteStore {
  readonly load: () => Notes;
  readonly save: (notes: Notes) => "storage-blocked" | "storage-full" | undefined;
}

export const NotesModel = createModel((store: NoteStore) => {
  const notes = signal<Notes>({});
  /** Why the note that was written last is not kept. */
  const unkept = signal<Problem | undefined>(undefined);

  function open() {
    notes.value = store.load();
  }
  /** Writes a note on a line; an empty one takes it away. */
  function write(key: string, text: string) {
    const { [key]: _, ...others } = notes.value;
    notes.value = text.trim() === "" ? others : { ...others, [key]: text };
    const inTheWay = store.save(notes.value);
    unkept.value = inTheWay && { code: "note-unkept", full: inTheWay === "storage-full" };
  }
  return { notes, unkept, open, write };
});
