import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStore } from "../../platform/kept.ts";
import { BOTTLES, withRecent } from "./color.ts";

const useStore = create<{ colors: string[] }>()(
  persist(() => ({ colors: [] as string[] }), {
    name: "lacquer.colors",
    storage: createJSONStorage(() => keptStore),
  }),
);

/** Colours that were mixed recently in any design of this browser. */
export const useRecent = (): string[] => useStore((state) => state.colors);

/** Keeps a mixed colour at hand; the studio's own polishes are there anyway. */
export function remember(color: string) {
  if (BOTTLES.some((bottle) => bottle.color === color)) return;
  useStore.setState(({ colors }) => ({ colors: withRecent(colors, color) }));
}
