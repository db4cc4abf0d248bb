import type { SystemStatus } from "@lacquer/contracts";
import { hasDrawing } from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";

/**
 * Returns one line about what Generate will send, such as "Sends: shape and colour, photo, 5 nails, your drawing, your
 * words."
 */
export function sendsWords(tab: DraftTab, provider: SystemStatus["provider"] | null): string {
  const parts = [
    tab.originalImage ? "photo" : null,
    tab.originalImage && tab.nails.length > 0 ? counted(tab.nails.length, "nail") : null,
    hasDrawing(tab) ? "your drawing" : null,
    tab.references.length > 0 ? counted(tab.references.length, "reference") : null,
    tab.aiPrompt.trim() === "" ? null : "your words",
  ].filter((part) => part !== null);
  return `Sends: ${["shape and colour", ...parts].join(", ")}.${whereNails(tab, provider)}`;
}

/** Returns a sentence about where the nails will appear; empty if they will appear on the hand in the photo. */
function whereNails(tab: DraftTab, provider: SystemStatus["provider"] | null): string {
  if (!tab.originalImage)
    return provider === "openai"
      ? " Without a photo, they are shown on a hand of the chosen skin."
      : " Without a photo, they are painted on the hand shown.";
  if (tab.nails.length > 0 || provider !== "renderer") return "";
  return " No nail is marked yet, so the nails are shown on a card in front of the photo.";
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
