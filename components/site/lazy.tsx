/** Parts of a page that come late: what draws them is loaded when they are first drawn. */
import { type ComponentType, type FunctionComponent, h } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A chunk of the page. */
export interface Chunk<M> {
  /** Brings it; a failure is forgotten, so that the next call tries again. */
  readonly load: () => Promise<M>;
  /** A component of it; while the chunk is on its way it draws `Meanwhile`, or nothing. `pick` is asked once. */
  readonly part: <P extends object>(
    pick: (loaded: M) => ComponentType<P>,
    Meanwhile?: ComponentType,
  ) => FunctionComponent<P>;
}

/** A chunk that `load` brings: once, however many ask for it. */
export function lazy<M>(load: () => Promise<M>): Chunk<M> {
  let loaded: M | undefined;
  let loading: Promise<M> | undefined;
  const bring = (): Promise<M> => {
    loading ??= load().then((module) => loaded = module);
    loading.catch(() => loading = undefined);
    return loading;
  };
  function part<P extends object>(
    pick: (loaded: M) => ComponentType<P>,
    Meanwhile?: ComponentType,
  ): FunctionComponent<P> {
    let picked: ComponentType<P> | undefined;
    return function LatePart(props: P) {
      const [hasFailed, setFailed] = useState(false);
      const [, redraw] = useState(0);
      const tryLoading = () => {
        setFailed(false);
        bring().then(() => redraw((n) => n + 1), () => setFailed(true));
      };
      // Also where it has come between this drawing and the effect.
      useEffect(() => {
        if (!picked) tryLoading();
      }, []);
      if (loaded) return h(picked ??= pick(loaded), props);
      return hasFailed ? <NotLoaded onRetry={tryLoading} /> : Meanwhile ? <Meanwhile /> : null;
    };
  }
  return { load: bring, part };
}

/** What is said where a part of the page does not come. */
export const NOT_LOADED = {
  said: "This part of the page did not load.",
  next: "Look whether you are connected to the server of this page, and try again; everything else works on.",
};

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  return (
    <p class="problem" role="alert">
      <b>{NOT_LOADED.said}</b> {NOT_LOADED.next} <button type="button" onClick={onRetry}>Try again</button>
    </p>
  );
}
