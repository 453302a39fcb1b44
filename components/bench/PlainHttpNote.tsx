/** Where the page came over plain HTTP: what it may not do, said before somebody presses in vain. */
import { useEffect, useState } from "preact/hooks";
import { useBench } from "./view.ts";

export function PlainHttpNote() {
  const { parts } = useBench();
  // Asked once the page is awake: the server does not know how it will be fetched.
  const [isPlain, setPlain] = useState(false);
  useEffect(() => setPlain(globalThis.isSecureContext === false), []);
  return isPlain ? <parts.PlainHttp /> : null;
}
