import { create } from "zustand";

interface Announcement {
  text: string;
  /** Grows with each sentence, so that a repeated sentence is read out again. */
  count: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: "", count: 0 }));

/** Reads one sentence out to screen readers, politely. */
export function announce(text: string) {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
