import { CREDITS_PER_IMAGE, type CreditSummary } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { credits } from "../../ui/format.ts";

export interface Readiness {
  isReady: boolean;
  /** The reason to show to the user; null if Generate is ready. */
  reason: string | null;
  /** True if a guest could remove the reason by creating an account. */
  needsAccount: boolean;
}

interface Situation {
  imageCount: number;
  /** True if several images were requested without saying how they should differ. */
  needsVariation: boolean;
  /** The balance of credits; null while it is unknown, in which case the server decides. */
  summary: CreditSummary | null;
  isSending: boolean;
  isOnline: boolean;
  isGuest: boolean;
}

/** Returns whether Generate can be pressed now and, if not, the reason. */
export function readinessOf({
  imageCount,
  needsVariation,
  summary,
  isSending,
  isOnline,
  isGuest,
}: Situation): Readiness {
  if (isSending) {
    const reason = isOnline
      ? t`Being sent to the studio.`
      : t`Waiting for the network. Your design is stored here. It is sent exactly once, as soon as you are back online.`;
    return { isReady: false, reason, needsAccount: false };
  }
  const price = imageCount * CREDITS_PER_IMAGE;
  if (summary && summary.available < price) {
    return {
      isReady: false,
      reason: shortage(imageCount, summary, isGuest),
      needsAccount: isGuest,
    };
  }
  if (needsVariation) {
    const reason = t`Choose how the images differ.`;
    return { isReady: false, reason, needsAccount: false };
  }
  return { isReady: true, reason: null, needsAccount: false };
}

/** Returns the sentence for too few credits, with the number of images that would fit. */
function shortage(
  imageCount: number,
  { available, held }: CreditSummary,
  isGuest: boolean,
): string {
  const fits = Math.floor(available / CREDITS_PER_IMAGE);
  if (fits > 0) {
    const tooMany =
      held > 0
        ? t`${imageCount} images are too many: ${available} free, ${held} held for waiting designs.`
        : t`${imageCount} images are too many: ${available} free.`;
    const would = plural(fits, { one: "# image would fit.", other: "# images would fit." });
    return `${tooMany} ${would}`;
  }
  const needs = needsWords(credits(imageCount * CREDITS_PER_IMAGE), available, held);
  return isGuest ? needs : `${needs} ${t`Ask the person who runs this studio for more.`}`;
}

function needsWords(price: string, available: number, held: number): string {
  if (available === 0)
    return held > 0
      ? t`This needs ${price}: none are free, ${held} held for waiting designs.`
      : t`This needs ${price}: none are free.`;
  return held > 0
    ? t`This needs ${price}: ${available} free, ${held} held for waiting designs.`
    : t`This needs ${price}: ${available} free.`;
}
