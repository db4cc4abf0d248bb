import type { Balance } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import type { RefObject } from "react";
import { announce } from "../../announcer/index.ts";
import { useToolStore } from "../tool/tool-store.ts";
import type { Point } from "../view/geometry.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { shownColorAt, takeColor, takeWhite } from "./dropper.ts";

/** The photo whose colours are picked, and the white balance with which it is shown. */
export interface PickTarget {
  image: RefObject<HTMLImageElement | null>;
  balance: Balance | null;
}

/** The colour under the eyedropper, and the eyedropper's place in stage pixels. */
export interface Picked {
  color: string;
  at: Point;
  /** True for a finger, because it covers the point that it picks. */
  isCovered: boolean;
}

export function pickedAt({ image, balance }: PickTarget, pointer: StagePointer): Picked | null {
  const color = shownColorAt(image.current, pointer.photo, balance);
  return color ? { color, at: pointer.at, isCovered: pointer.type === "touch" } : null;
}

/** Shows the photo's colour under the pointer, and picks it where the pointer is released. */
export function pickGesture(
  tabId: string,
  target: PickTarget,
  from: StagePointer,
  show: (picked: Picked | null) => void,
): Gesture {
  const pick = (pointer: StagePointer) => {
    const color = shownColorAt(target.image.current, pointer.photo, target.balance);
    if (pointer.type === "touch") show(null);
    if (!color) return announce(t`The colours of this photo cannot be read in this browser.`);
    const { dropTarget } = useToolStore.getState();
    if (dropTarget === "white")
      return target.image.current && takeWhite(tabId, target.image.current, pointer.photo);
    takeColor(tabId, color, pointer.alt ? "accentColor" : dropTarget);
  };
  show(pickedAt(target, from));
  return {
    move: (pointer) => show(pickedAt(target, pointer)),
    end: pick,
    cancel: () => show(null),
  };
}
