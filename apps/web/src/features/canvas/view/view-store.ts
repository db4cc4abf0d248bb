import { create } from "zustand";
import type { Rect, View } from "./viewport.ts";

/** How somebody looks at one design's hand: at its draft and at everything that was painted of it. */
export interface KeptView {
  /** As they set it; null = nobody did yet. */
  own: View | null;
  /** As they set it while something is raised over the photo. */
  raised: View | null;
  /** Where the hand lies on the photo, as it was first known; in fractions of the photo. */
  hand: Rect | null;
}

const NOTHING: KeptView = { own: null, raised: null, hand: null };

/** The views of this window's designs; never stored. */
const useViews = create<{ byKey: Record<string, KeptView> }>(() => ({ byKey: {} }));

export const useKeptView = (key: string): KeptView =>
  useViews(({ byKey }) => byKey[key] ?? NOTHING);

export function keepView(key: string, change: (before: KeptView) => Partial<KeptView>) {
  useViews.setState(({ byKey }) => {
    const before = byKey[key] ?? NOTHING;
    return { byKey: { ...byKey, [key]: { ...before, ...change(before) } } };
  });
}
