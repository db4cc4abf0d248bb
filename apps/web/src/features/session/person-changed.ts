const NAME = "lacquer.person";

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** Tells the other windows that somebody came or left here. */
export const tellPersonChanged = (): void => channel?.postMessage(null);

/** Calls back when somebody came or left in another window. Returns the way to stop. */
export function onPersonChangedElsewhere(listener: () => void): () => void {
  channel?.addEventListener("message", listener);
  return () => channel?.removeEventListener("message", listener);
}
