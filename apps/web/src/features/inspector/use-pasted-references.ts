import { useEffect } from "react";
import { addReferences } from "../draft/index.ts";

const hasFocusInField = () => document.activeElement?.matches("input, textarea, select") ?? false;

/** Adds pasted pictures as references. If the design has no photo yet, the stage takes a pasted picture instead. */
export function usePastedReferences(tabId: string, takesPaste: boolean) {
  useEffect(() => {
    if (!takesPaste) return;
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0 && !hasFocusInField()) addReferences(tabId, files);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [tabId, takesPaste]);
}
