import type { PointerEvent, RefObject } from "react";
import type { Layout } from "../../../hooks/use-layout.ts";
import { useIsOpen } from "../../address/index.ts";
import { selectNail, useSelectedNail } from "../../draft/index.ts";
import { tapPhoto } from "../../sheet/index.ts";
import { useToolStore } from "../tool/tool-store.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { panGesture } from "../view/pan-gesture.ts";
import type { ViewControl } from "../view/use-view.ts";
import { type DrawTarget, drawGesture } from "./draw-gesture.ts";
import { type Picked, type PickTarget, pickedAt, pickGesture } from "./pick-gesture.ts";
import { nailGesture, newNailGesture, type ToolTarget } from "./tool-gestures.ts";

interface Options extends ToolTarget, DrawTarget, PickTarget {
  control: ViewControl;
  layout: Layout;
  isSpaceDown: RefObject<boolean>;
  setPicked: (picked: Picked | null) => void;
}

/** Starts the gesture of the current tool when a pointer is pressed on the photo. */
export function useToolGesture(options: Options) {
  const { tab, control, layout, isSpaceDown, setPicked } = options;
  const isAlone = useIsOpen("look");
  const selected = useSelectedNail(tab.id);
  return {
    begin(from: StagePointer, event: PointerEvent<HTMLElement>): Gesture | null {
      const { tool } = useToolStore.getState();
      // On a phone, a tap lowers the sheet, or opens or closes the full-screen photo. If a nail is selected, the tap
      // only deselects that nail.
      const tap = () => layout === "phone" && selected === null && tapPhoto(isAlone);
      if (isSpaceDown.current || event.button === 1 || tool === "hand" || isAlone)
        return panGesture(from, control, tap);
      if (event.button !== 0) return null;
      if (tool === "pen" || tool === "eraser") return drawGesture(options, from, tool === "eraser");
      if (tool === "eyedropper") return pickGesture(tab.id, options, from, setPicked);
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("[data-nail]")) return nailGesture(options, from, target);
      if (tool === "guide") return newNailGesture(options, from);
      selectNail(tab.id, null);
      return panGesture(from, control, tap);
    },
    onHover(pointer: StagePointer | null) {
      if (useToolStore.getState().tool !== "eyedropper") return;
      setPicked(pointer && pickedAt(options, pointer));
    },
  };
}
