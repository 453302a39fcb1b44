/** Whether this device is in any network. */

/**
 * Says whether there is a network, whenever that changes: `navigator.onLine` is false where the browser is sure
 * that there is none (HTML §8.10.2), as without any interface. Gives back how to stop.
 */
export function watchNetwork(run: (isThere: boolean) => void): () => void {
  const look = () => run(navigator.onLine);
  addEventListener("online", look);
  addEventListener("offline", look);
  return () => {
    removeEventListener("online", look);
    removeEventListener("offline", look);
  };
}
