import { t } from "@lingui/core/macro";
import type { Look } from "@lacquer/contracts";
import { newId } from "../../platform/ids.ts";
import { toast } from "../../ui/toast.ts";
import { selectNail } from "../draft/index.ts";
import { type Step, useTabsStore } from "../tabs/index.ts";
import { leavesOut, wearing } from "./wear-look.ts";

/** One design that just changed, and the step that changed it. */
export interface Changed {
  tabId: string;
  step: Step;
}

const newestStep = (tabId: string): Step | undefined =>
  useTabsStore.getState().histories[tabId]?.past.at(-1);

/** Changes a design in one step. Returns null if nothing changed. */
export function changeOnce(
  tabId: string,
  label: string,
  change: Parameters<ReturnType<typeof useTabsStore.getState>["updateTab"]>[1],
): Changed | null {
  const before = newestStep(tabId);
  useTabsStore.getState().updateTab(tabId, change, { label, key: newId() });
  const step = newestStep(tabId);
  return step && step !== before ? { tabId, step } : null;
}

/**
 * Undoes each of these changes in its design. A design that has been changed again since then keeps all its changes.
 */
export function undoAll(changed: readonly Changed[]): void {
  const { walkHistory } = useTabsStore.getState();
  for (const { tabId, step } of changed) if (newestStep(tabId) === step) walkHistory(tabId, -1);
}

/**
 * Puts a look on a design in one step, and offers to undo this step. By default, the design is the open one. The look
 * must contain the addresses of its pictures, not their data.
 */
export function applyLook(look: Look, tabId = useTabsStore.getState().activeId): void {
  const { name } = look;
  const tab = useTabsStore.getState().tabs.find(({ id }) => id === tabId);
  if (!tab)
    return toast.error(t`${name} was not put on a design`, {
      description: t`The design was closed before the file could be read.`,
    });
  const changed = changeOnce(tabId, t`Put on “${name}”`, (now) => wearing(look, now));
  selectNail(tabId, null);
  const design = tab.name;
  const isShort = leavesOut(look, tab);
  toast(changed ? t`${design} wears ${name}` : t`${design} wears ${name} already`, {
    ...(isShort && {
      description:
        tab.nails.length === 0
          ? t`Strokes and decals need nails on a photo, so they were left out.`
          : t`Strokes and decals of nails that are not on this photo were left out.`,
    }),
    ...(changed && { action: { label: t`Undo`, onClick: () => undoAll([changed]) } }),
  });
}
