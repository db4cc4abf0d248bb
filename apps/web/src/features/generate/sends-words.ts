import type { SystemStatus } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { hasDrawing } from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";

/**
 * Returns one line about what Generate will send, such as "Sends: shape and colour, photo, 5 nails, your drawing, your
 * words."
 */
export function sendsWords(tab: DraftTab, provider: SystemStatus["provider"] | null): string {
  const parts = [
    tab.originalImage ? t({ message: "photo", context: "what is sent" }) : null,
    tab.originalImage && tab.nails.length > 0
      ? plural(tab.nails.length, { one: "# nail", other: "# nails" })
      : null,
    hasDrawing(tab) ? t`your drawing` : null,
    tab.references.length > 0
      ? plural(tab.references.length, { one: "# reference", other: "# references" })
      : null,
    tab.aiPrompt.trim() === "" ? null : t`your words`,
  ].filter((part) => part !== null);
  const list = [t`shape and colour`, ...parts].join(", ");
  return [t`Sends: ${list}.`, ...whereNails(tab, provider)].join(" ");
}

/** Returns a sentence about where the nails will appear; empty if they will appear on the hand in the photo. */
function whereNails(tab: DraftTab, provider: SystemStatus["provider"] | null): string[] {
  if (!tab.originalImage)
    return [
      provider === "openai"
        ? t`Without a photo, the nails are shown on a hand of the chosen skin.`
        : t`Without a photo, the nails are painted on the hand shown.`,
    ];
  if (tab.nails.length > 0 || provider !== "renderer") return [];
  return [t`No nail is marked yet, so the nails are shown on a card in front of the photo.`];
}
