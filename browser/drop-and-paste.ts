/** What is dropped on a page or pasted into it, wherever that is. */

/** Takes files and texts that are given to the page, but not what is pasted into a field. Gives back how to stop. */
export function onDropOrPaste(take: (given: readonly File[] | string) => void): () => void {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const given = givenBy(event.dataTransfer);
    if (given) take(given);
  };
  const paste = (event: ClipboardEvent) => {
    const field = event.target instanceof Element ? event.target.closest("textarea, input") : null;
    if (field && !field.closest(".give-trace")) return;
    const given = givenBy(event.clipboardData);
    if (!given) return;
    event.preventDefault(); // A long text is never laid out.
    take(given);
  };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  addEventListener("paste", paste);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
    removeEventListener("paste", paste);
  };
}

function givenBy(data: DataTransfer | null): readonly File[] | string | undefined {
  return data?.files.length ? [...data.files] : data?.getData("text/plain");
}
