import type { Variation } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const VARIATION_WORDS: Record<
  Variation,
  { name: MessageDescriptor; says: MessageDescriptor }
> = {
  same: { name: msg`Same`, says: msg`Several takes with exactly your settings` },
  colours: {
    name: msg`Colours`,
    says: msg`The first with your settings, the others in colours that suit it`,
  },
  accents: {
    name: msg`Accents`,
    says: msg`The first with your settings, the others with accent nails`,
  },
  arrangement: {
    name: msg`Arrangement`,
    says: msg`The first with your settings, the others with the art rearranged`,
  },
};
