const NAME = "lacquer.person";

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** Tells the other windows of this browser that somebody signed in or out in this window. */
export const tellPersonChanged = (): void => channel?.postMessage(null);

/** Calls `listener` when somebody signs in or out in another window. Returns a function that stops the calls. */
export function onPersonChangedElsewhere(listener: () => void): () => void {
  channel?.addEventListener("message", listener);
  return () => channel?.removeEventListener("message", listener);
}
