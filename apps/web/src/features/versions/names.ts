import { t } from "@lingui/core/macro";
import type { Variation } from "@lacquer/contracts";

/** Returns an image provider's everyday name. */
export function providerName(provider: string): string {
  if (provider === "renderer") return t`the built-in renderer`;
  return provider === "openai" ? "OpenAI" : provider;
}

/** What the images of a job differ in, as a phrase after "Images differ in". */
export const variationNames = (): Record<Variation, string> => ({
  same: t`nothing: several takes with the same settings`,
  colours: t({ message: "colours", comment: "Images differ in colours." }),
  accents: t({ message: "accent nails", comment: "Images differ in their accent nails." }),
  arrangement: t({
    message: "arrangement",
    comment: "Images differ in the arrangement of the art.",
  }),
});
