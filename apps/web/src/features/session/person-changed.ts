const NAME = "lacquer.person";

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** Tells the other windows that somebody signed in or out here. */
export const tellPersonChanged = (): void => channel?.postMessage(null);

/** Calls back when somebody signed in or out in another window. Returns the function that stops it. */
export function onPersonChangedElsewhere(listener: () => void): () => void {
  channel?.addEventListener("message", listener);
  return () => channel?.removeEventListener("message", listener);
}
