import { t } from "@lingui/core/macro";
import { type KeyboardEvent, useState } from "react";
import { announce } from "../../announcer/index.ts";
import { useToolStore } from "../tool/tool-store.ts";
import { clamp, type Point } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./loupe.module.css";
import { shownColorAt, takeColor, takeWhite } from "./dropper.ts";
import type { Picked, PickTarget } from "./pick-gesture.ts";

/** How far an arrow key moves the eyedropper, in stage pixels: without and with Shift. */
const STEP = 2;
const FAR = 20;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Props extends PickTarget {
  tabId: string;
  rect: Rect;
  /** The part of the stage that nothing covers. All values are in stage pixels. */
  free: Rect;
  setPicked: (picked: Picked | null) => void;
}

/** The eyedropper for the keyboard: arrow keys move it over the photo, and Enter picks the colour under it. */
export function DropperKeys({ tabId, image, balance, rect, free, setPicked }: Props) {
  const [at, setAt] = useState<Point | null>(null);
  const spot = within(at ?? middleOf(free), rect, free);

  const onPhoto = ({ x, y }: Point): Point => ({
    x: (x - rect.left) / rect.width,
    y: (y - rect.top) / rect.height,
  });
  const colorOf = (point: Point) => shownColorAt(image.current, onPhoto(point), balance);

  function show(next: Point) {
    const color = colorOf(next);
    setAt(next);
    setPicked(color ? { color, at: next, isCovered: false } : null);
    if (color) announce(color);
  }

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const by = event.shiftKey ? FAR : STEP;
      show(within({ x: spot.x + arrow[0] * by, y: spot.y + arrow[1] * by }, rect, free));
    } else if (event.key === "Enter" || event.key === " ") {
      const color = colorOf(spot);
      const { dropTarget } = useToolStore.getState();
      if (dropTarget === "white") {
        if (image.current) takeWhite(tabId, image.current, onPhoto(spot));
      } else if (color) takeColor(tabId, color, dropTarget);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <button
      type="button"
      className={styles.spot}
      style={{ left: spot.x, top: spot.y }}
      aria-label={t`Eyedropper`}
      title={t`Arrow keys move it; Shift moves it farther. Enter picks the colour.`}
      data-dropper
      onFocus={() => show(spot)}
      onBlur={() => setPicked(null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Moves the focus to the eyedropper as soon as it is rendered. */
export function focusDropper(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-dropper]")?.focus());
}

const middleOf = ({ left, top, width, height }: Rect): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** Returns the nearest point of the photo that nothing covers. */
const within = ({ x, y }: Point, photo: Rect, free: Rect): Point => ({
  x: clamp(
    x,
    Math.max(photo.left, free.left),
    Math.min(photo.left + photo.width, free.left + free.width) - 1,
  ),
  y: clamp(
    y,
    Math.max(photo.top, free.top),
    Math.min(photo.top + photo.height, free.top + free.height) - 1,
  ),
});
