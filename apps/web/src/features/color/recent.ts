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

/** Returns the colours that were mixed recently in any design of this browser. */
export const useRecent = (): string[] => useStore((state) => state.colors);

/** Adds a mixed colour to the recent ones, except the studio's own polishes, which are always offered. */
export function remember(color: string) {
  if (BOTTLES.some((bottle) => bottle.color === color)) return;
  useStore.setState(({ colors }) => ({ colors: withRecent(colors, color) }));
}
