import { create } from "zustand";

interface Announcement {
  text: string;
  /** Grows, so that the same sentence twice is heard twice. */
  count: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: "", count: 0 }));

/** Says one sentence to screen readers, politely. */
export function announce(text: string) {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
