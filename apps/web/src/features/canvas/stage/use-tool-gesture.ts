import type { NailGuide } from "@lacquer/contracts";
import type { PointerEvent, RefObject } from "react";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import { keepStroke } from "../actions/keep-stroke.ts";
import { strokeGesture } from "../drawing/stroke-gesture.ts";
import { addNail } from "../guides/fingers.ts";
import { changeNail } from "../actions/nail-actions.ts";
import { HANDLES, handleGesture, placeGesture } from "../guides/guide-gestures.ts";
import { placeFitted } from "../actions/place-detected.ts";
import { changeSettings } from "../../draft/settings.ts";
import { announce } from "../../announcer/announcer.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { panGesture } from "../view/pan-gesture.ts";
import type { Live } from "./PhotoStage.tsx";
import { colorAt } from "../view/photo-pixels.ts";
import { inkColor } from "./ToolBars.tsx";
import { selectNail, useToolStore } from "../tool/tool-store.ts";
import type { ViewControl } from "../view/use-view.ts";

interface Options {
  tab: DraftTab;
  photo: DraftPhoto;
  control: ViewControl;
  image: RefObject<HTMLImageElement | null>;
  isSpaceDown: RefObject<boolean>;
  setLive: (live: Live) => void;
  setHovered: (color: string | null) => void;
}

/** What the tool in hand does when a pointer goes down on the photo. */
export function useToolGesture({
  tab,
  photo,
  control,
  image,
  isSpaceDown,
  setLive,
  setHovered,
}: Options) {
  const { id: tabId, nails } = tab;
  const showNothing = () => setLive({ guide: null, stroke: null, thumb: null });

  const onNail = (from: StagePointer, target: Element): Gesture | null => {
    const index = Number(target.closest("[data-nail]")?.getAttribute("data-nail"));
    const guide = nails[index];
    if (!guide) return null;
    selectNail(tabId, index);
    const name = target.closest("[data-handle]")?.getAttribute("data-handle");
    return handleGesture({
      from,
      guide,
      handle: HANDLES.find((handle) => handle === name) ?? "move",
      photo,
      show: (next, at) =>
        next
          ? setLive({
              guide: { index, guide: next },
              stroke: null,
              thumb: from.type === "touch" ? at : null,
            })
          : showNothing(),
      change: (next) => changeNail(tabId, index, next),
    });
  };

  const onEmpty = (from: StagePointer): Gesture =>
    placeGesture({
      from,
      photo,
      others: nails,
      show(placement, at) {
        const added = placement && (addNail(nails, placement).at(-1) as NailGuide);
        const thumb = from.type === "touch" ? at : null;
        setLive({ guide: added && { index: nails.length, guide: added }, stroke: null, thumb });
      },
      place: (placement, tapped) => void placeFitted(tabId, placement, tapped),
    });

  const draw = (from: StagePointer, erase: boolean): Gesture => {
    const { ink, penSize, eraserSize } = useToolStore.getState();
    return strokeGesture({
      from,
      color: inkColor(ink, tab),
      size: erase ? eraserSize : penSize,
      erase,
      show: (stroke) => setLive({ guide: null, stroke, thumb: null }),
      keep: (stroke) => keepStroke(tabId, stroke),
    });
  };

  const pick = (at: StagePointer) => {
    const color = image.current && colorAt(image.current, at.photo);
    if (!color) return announce("The colours of this photo cannot be read here.");
    const { dropTarget } = useToolStore.getState();
    const target = at.alt ? "accentColor" : dropTarget;
    changeSettings(tabId, { [target]: color });
    announce(`${target === "baseColor" ? "Base" : "Accent"} colour ${color}.`);
  };

  return {
    begin(from: StagePointer, event: PointerEvent<HTMLElement>): Gesture | null {
      const { tool } = useToolStore.getState();
      if (isSpaceDown.current || event.button === 1 || tool === "hand")
        return panGesture(from, control);
      if (event.button !== 0) return null;
      if (tool === "pen" || tool === "eraser") return draw(from, tool === "eraser");
      if (tool === "eyedropper") {
        return { move: () => undefined, end: pick, cancel: () => undefined };
      }
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("[data-nail]")) return onNail(from, target);
      if (tool === "guide") return onEmpty(from);
      selectNail(tabId, null);
      return panGesture(from, control);
    },
    onHover(pointer: StagePointer | null) {
      if (useToolStore.getState().tool !== "eyedropper") return;
      setHovered(pointer && image.current ? colorAt(image.current, pointer.photo) : null);
    },
  };
}
