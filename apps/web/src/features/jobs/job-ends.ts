import type { Job } from "@lacquer/contracts";

type Listener = (job: Job) => void;
const listeners = new Set<Listener>();

/** Calls `listener` for each job that ends while this window follows it. Returns a function that stops the calls. */
export function onJobEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellJobEnd(job: Job): void {
  for (const listener of listeners) listener(job);
}
