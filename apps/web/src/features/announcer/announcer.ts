import { create } from "zustand";

interface Announcement {
  text: string;
  /** Grows with each sentence, so that screen readers also read out a repeated sentence. */
  count: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: "", count: 0 }));

/** Makes screen readers read out one sentence, without interrupting what they are reading. */
export function announce(text: string) {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
