import { create } from "zustand";
import type { Rect, View } from "./viewport.ts";

/** The view of one design. The draft and its finished images share it. */
export interface KeptView {
  /** The view that the user has set; null = none yet. */
  own: View | null;
  /** The view that the user has set while part of the photo was covered. */
  raised: View | null;
  /** The first known box of the hand, in fractions of the photo. */
  hand: Rect | null;
}

const NOTHING: KeptView = { own: null, raised: null, hand: null };

/** The views of this window's designs. They are never stored. */
const useViews = create<{ byKey: Record<string, KeptView> }>(() => ({ byKey: {} }));

export const useKeptView = (key: string): KeptView =>
  useViews(({ byKey }) => byKey[key] ?? NOTHING);

export function keepView(key: string, change: (before: KeptView) => Partial<KeptView>) {
  useViews.setState(({ byKey }) => {
    const before = byKey[key] ?? NOTHING;
    return { byKey: { ...byKey, [key]: { ...before, ...change(before) } } };
  });
}
