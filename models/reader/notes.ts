/** A teacher's own notes on lines of SDP, kept on this device, by `noteKeys`. */
import { createModel, signal } from "@preact/signals";

export type Notes = Readonly<Record<string, string>>;

/** Where notes are kept; a device that keeps nothing gives none back. */
export interface NoteStore {
  readonly load: () => Notes;
  readonly save: (notes: Notes) => void;
}

export const NotesModel = createModel((store: NoteStore) => {
  const notes = signal<Notes>({});

  function open() {
    notes.value = store.load();
  }
  /** Writes a note on a line; an empty one takes it away. */
  function write(key: string, text: string) {
    const { [key]: _, ...others } = notes.value;
    notes.value = text.trim() === "" ? others : { ...others, [key]: text };
    store.save(notes.value);
  }
  return { notes, open, write };
});
