import type { DraftTab } from "../tabs/index.ts";

/** What Generate will send, as one line: "Sends: photo, 5 nails, 1 drawing, your words." */
export function sendsWords(tab: DraftTab): string {
  const parts = [
    tab.originalImage ? "photo" : null,
    tab.originalImage && tab.nails.length > 0 ? counted(tab.nails.length, "nail") : null,
    tab.drawing.some((stroke) => !stroke.erase) ? "your drawing" : null,
    tab.references.length > 0 ? counted(tab.references.length, "reference") : null,
    tab.aiPrompt.trim() === "" ? null : "your words",
  ].filter((part) => part !== null);
  const display = tab.originalImage
    ? ""
    : " Without a photo the nails are shown on a salon display.";
  return `Sends: ${["shape and colour", ...parts].join(", ")}.${display}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
