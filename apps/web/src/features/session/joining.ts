import { forget, keep, kept } from "../../platform/kept.ts";

const JOINING_KEY = "lacquer.joining";

interface Joining {
  guestId: string;
  email: string;
}

/** Notes that this browser's guest has signed up with this address and has yet to confirm it. */
export const noteJoining = (joining: Joining): void =>
  void keep(JOINING_KEY, JSON.stringify(joining));

/**
 * Returns the guest that `noteJoining` noted for this address; null if there is none. The guest's drafts belong to the
 * person with this address. Also deletes the note.
 */
export function takeJoining(email: string): string | null {
  try {
    const note = JSON.parse(kept(JOINING_KEY) ?? "null") as Partial<Joining> | null;
    if (note?.email?.toLowerCase() !== email.toLowerCase()) return null;
    forget(JOINING_KEY);
    return note.guestId ?? null;
  } catch {
    return null;
  }
}
