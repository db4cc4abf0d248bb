import { create } from "zustand";

interface Announcement {
  text: string;
  /** Grows, so that the same sentence is read out twice if it comes twice. */
  count: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: "", count: 0 }));

/** Reads one sentence out to screen readers, politely. */
export function announce(text: string) {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
