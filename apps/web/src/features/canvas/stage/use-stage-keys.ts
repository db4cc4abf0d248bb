import { useEffect, useRef } from "react";
import { selectNail } from "../../draft/index.ts";
import { toolOfKey } from "../tool/tool-faces.ts";
import { chooseTool } from "../tool/tool-store.ts";
import { focusDropper } from "./DropperKeys.tsx";
import { isTyping } from "./typing.ts";
import type { ViewControl } from "../view/use-view.ts";

const isPressable = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest("button, a, [role='button'], [role='slider'], [role='radio']") !== null;

/** Keys that work everywhere except in fields: a letter for each tool, zoom, and Space to move the photo. */
export function useStageKeys(tabId: string, control: ViewControl, hasPhoto: boolean) {
  const isSpaceDown = useRef(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (!hasPhoto || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector("[role='dialog']")) return;
      const tool = toolOfKey(event.key);
      if (tool) {
        chooseTool(tool);
        if (tool === "eyedropper") focusDropper();
      } else if (event.key === "+" || event.key === "=") control.zoom(1.25);
      else if (event.key === "-") control.zoom(0.8);
      else if (event.key === "0") control.reset();
      else if (event.key === "Escape") selectNail(tabId, null);
      else if (event.code === "Space" && !isPressable(event.target)) {
        event.preventDefault();
        isSpaceDown.current = true;
      }
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.code === "Space") isSpaceDown.current = false;
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
    };
  }, [tabId, control, hasPhoto]);
  return isSpaceDown;
}
