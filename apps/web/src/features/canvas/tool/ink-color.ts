import type { DraftTab } from "../../tabs/index.ts";
import type { Ink } from "./tool-store.ts";

/** The actual colour of an ink in this design. */
export function inkColor(ink: Ink, { designSettings }: DraftTab): string {
  if (ink === "base") return designSettings.baseColor;
  if (ink === "accent") return designSettings.accentColor;
  return ink;
}
