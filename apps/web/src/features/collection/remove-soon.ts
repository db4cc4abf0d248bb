import { t } from "@lingui/core/macro";
import { toast } from "../../ui/toast.ts";

const UNDO_MS = 7_000;
/** A message takes less time than this to disappear. Its button works until it has disappeared. */
const LEAVING_MS = 300;

/**
 * Shows a message that says what was removed. The removal becomes final when the message has disappeared. A separate
 * timer could delete too early: the message, with its Undo, stays while a pointer rests on it or the window is hidden.
 */
export function removeSoon(
  what: string,
  { undo, remove }: { undo: () => void; remove: () => void },
) {
  let isOver = false;
  const once = (act: () => void) => {
    if (isOver) return;
    isOver = true;
    act();
  };
  const end = () => void setTimeout(() => once(remove), LEAVING_MS);
  toast(what, {
    duration: UNDO_MS,
    onAutoClose: end,
    onDismiss: end,
    action: { label: t`Undo`, onClick: () => once(undo) },
  });
}
