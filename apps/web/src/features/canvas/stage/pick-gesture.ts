import { announce } from "../../announcer/index.ts";
import { changeSettings } from "../../draft/index.ts";
import { type ColorTarget, type Ink, useToolStore } from "../tool/tool-store.ts";
import type { Point } from "../view/geometry.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { colorAt } from "../view/photo-pixels.ts";

/** The colour under the eyedropper, and the eyedropper's place in stage pixels. */
export interface Picked {
  color: string;
  at: Point;
  /** True for a finger, because it covers the point that it picks. */
  isCovered: boolean;
}

const NAMES: Record<ColorTarget, string> = {
  baseColor: "Base colour",
  accentColor: "Accent colour",
  ink: "Brush colour",
};

/** Applies the picked colour to its target: a colour of the design, or the ink. */
export function takeColor(tabId: string, color: string, target: ColorTarget): void {
  if (target === "ink") useToolStore.setState({ ink: color as Ink });
  else changeSettings(tabId, { [target]: color });
  announce(`${NAMES[target]} ${color}.`);
}

export function pickedAt(image: HTMLImageElement | null, pointer: StagePointer): Picked | null {
  const color = image && colorAt(image, pointer.photo);
  return color ? { color, at: pointer.at, isCovered: pointer.type === "touch" } : null;
}

/** Shows the photo's colour under the pointer, and picks it where the pointer is released. */
export function pickGesture(
  tabId: string,
  image: HTMLImageElement | null,
  from: StagePointer,
  show: (picked: Picked | null) => void,
): Gesture {
  const pick = (pointer: StagePointer) => {
    const color = image && colorAt(image, pointer.photo);
    if (pointer.type === "touch") show(null);
    if (!color) return announce("The colours of this photo cannot be read in this browser.");
    const { dropTarget } = useToolStore.getState();
    takeColor(tabId, color, pointer.alt ? "accentColor" : dropTarget);
  };
  show(pickedAt(image, from));
  return {
    move: (pointer) => show(pickedAt(image, pointer)),
    end: pick,
    cancel: () => show(null),
  };
}
