import type { CreditSummary } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { forget, keep, kept } from "../../platform/kept.ts";
import { toast } from "../../ui/toast.ts";
import { credits } from "../../ui/format.ts";
import { openPanel } from "../address/index.ts";
import { usePerson } from "../session/index.ts";

const NOTICE_MS = 12_000;

/** Returns whether a notice is due, and whether one was given for this shortage. */
export function lowNotice(
  { available, noticeBelow }: Pick<CreditSummary, "available" | "noticeBelow">,
  wasGiven: boolean,
): { isDue: boolean; isGiven: boolean } {
  const isLow = noticeBelow !== undefined && available < noticeBelow;
  return { isDue: isLow && !wasGiven, isGiven: isLow };
}

/**
 * Tells the user once that few credits are left, and again only after there were enough in between. The notice is a
 * toast, because toasts never cover anything that can be pressed.
 */
export function useLowNotice(summary: CreditSummary): void {
  const personId = usePerson().person?.id ?? null;
  const { available, noticeBelow } = summary;
  useEffect(() => {
    if (personId === null) return;
    const name = `lacquer.low-credits.${personId}`;
    const { isDue, isGiven } = lowNotice({ available, noticeBelow }, kept(name) !== null);
    if (isGiven) keep(name, "given");
    else forget(name);
    if (!isDue) return;
    toast.info(t`${{ amount: credits(available) }} left`, {
      description: t`You asked for this notice.`,
      duration: NOTICE_MS,
      action: { label: t`Credits`, onClick: () => openPanel("credits") },
    });
  }, [personId, available, noticeBelow]);
}
