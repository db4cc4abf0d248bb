import { create } from "zustand";

/** The light in which the stage shows a design. It changes only what the stage shows, never the design or an image. */
export const SEEN_LIGHTS = ["photo", "day", "salon", "evening"] as const;
export type SeenLight = (typeof SEEN_LIGHTS)[number];

/** The colour that white has in each light. */
export const LIGHT_COLORS: Record<Exclude<SeenLight, "photo">, string> = {
  day: "#F1F5FF",
  salon: "#FFF1E0",
  evening: "#FFD9A8",
};

const useSeen = create<{ light: SeenLight }>(() => ({ light: "photo" }));

export const useSeenLight = (): SeenLight => useSeen(({ light }) => light);

export function seeIn(light: SeenLight) {
  useSeen.setState({ light });
}
