import { useBlobsRefused } from "../../platform/kept-blobs.ts";
import { hasUploads } from "../draft/index.ts";
import { useOutbox } from "../outbox/index.ts";
import { useTabsStore } from "../tabs/index.ts";

/** For this many milliseconds after the last input, the designer may still be working. */
const REST_MS = 3_000;
/** A longer time while the focus is in a text field, because somebody may pause there to think. */
const THOUGHT_MS = 20_000;

const TOUCHES = ["pointerdown", "pointermove", "pointerup", "keydown", "wheel"] as const;

let touchedAt = performance.now();
let held = 0;

/** Records the designer's input. Returns a function that stops recording. */
export function followTouches(): () => void {
  const onTouch = (event: Event) => {
    touchedAt = performance.now();
    if (event.type === "pointerdown") held += 1;
    if (event.type === "pointerup") held = 0;
  };
  const onCancel = () => {
    held = 0;
  };
  const options = { capture: true, passive: true };
  for (const name of TOUCHES) window.addEventListener(name, onTouch, options);
  window.addEventListener("pointercancel", onCancel, options);
  return () => {
    for (const name of TOUCHES) window.removeEventListener(name, onTouch, options);
    window.removeEventListener("pointercancel", onCancel, options);
  };
}

/** Returns true if reloading the studio would lose nothing: no press, picture, stroke or word is in progress. */
export function losesNothing(): boolean {
  const { entries, preparing } = useOutbox.getState();
  if (entries.length > 0 || preparing.length > 0 || hasUploads()) return false;
  if (useTabsStore.getState().storageFailed || useBlobsRefused.getState().isRefused) return false;
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return false;
  const isWriting = document.activeElement?.matches("input, textarea") ?? false;
  if (held > 0) return false;
  if (document.visibilityState === "hidden") return true;
  const rest = isWriting ? THOUGHT_MS : REST_MS;
  return performance.now() - touchedAt >= rest;
}
