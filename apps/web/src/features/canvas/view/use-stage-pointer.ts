import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from "react";
import { coalescedEvents } from "../../../platform/secure-context.ts";
import type { Point } from "./geometry.ts";
import type { Gesture, StagePointer } from "./gesture.ts";
import { followPinch, pinchOf, type PinchStart } from "./pinch.ts";
import { readPointer } from "./read-pointer.ts";
import type { ViewControl } from "./use-view.ts";
import { type Rect, toPhoto } from "./viewport.ts";

interface Options {
  rect: Rect;
  control: ViewControl;
  /** Returns the gesture for a pointer that is pressed here; null = no gesture. */
  begin: (pointer: StagePointer, event: ReactPointerEvent<HTMLElement>) => Gesture | null;
  onHover: (pointer: StagePointer | null) => void;
}

/**
 * True for an event from a popover elsewhere on the page. React passes such an event to the stage if the popover is the
 * stage's child in the component tree.
 */
const isElsewhere = ({ currentTarget, target }: ReactPointerEvent<HTMLElement>): boolean =>
  target instanceof Node && !currentTarget.contains(target);

/** Handles mouse, pen and touch on the stage: one pointer runs a gesture; two fingers zoom and move the photo. */
export function useStagePointer({ rect, control, begin, onHover }: Options) {
  const gesture = useRef<{ id: number; run: Gesture } | null>(null);
  const fingers = useRef(new Map<number, Point>());
  const pinch = useRef<PinchStart | null>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !gesture.current) return;
      gesture.current.run.cancel();
      gesture.current = null;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const read = (event: PointerEvent, box: DOMRect) => readPointer(event, box, rect);

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (isElsewhere(event)) return;
    if (event.target instanceof Element && event.target.closest("[data-floating]")) return;
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = read(event.nativeEvent, box);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (pointer.type === "touch") {
      fingers.current.set(event.pointerId, pointer.at);
      if (fingers.current.size === 2) {
        gesture.current?.run.cancel();
        gesture.current = null;
        const began = pinchOf([...fingers.current.values()]);
        const { scale } = control.view;
        pinch.current = began && { ...began, scale, point: toPhoto(began.middle, rect) };
        return;
      }
    }
    if (gesture.current || fingers.current.size > 1) return;
    const run = begin(pointer, event);
    if (run) gesture.current = { id: event.pointerId, run };
  };

  const onPointerMove = (event: ReactPointerEvent<HTMLElement>) => {
    if (isElsewhere(event)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = read(event.nativeEvent, box);
    onHover(pointer.type === "touch" ? null : pointer);
    if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, pointer.at);
    if (pinch.current) {
      const next = pinchOf([...fingers.current.values()]);
      if (!next) return;
      followPinch(control, pinch.current, next);
      return;
    }
    if (gesture.current?.id !== event.pointerId) return;
    const parts = coalescedEvents(event.nativeEvent).map((part) => read(part, box));
    gesture.current.run.move(pointer, parts.length > 0 ? parts : [pointer]);
  };

  const finish = (event: ReactPointerEvent<HTMLElement>, canceled: boolean) => {
    fingers.current.delete(event.pointerId);
    if (fingers.current.size < 2) pinch.current = null;
    if (gesture.current?.id !== event.pointerId) return;
    const { run } = gesture.current;
    gesture.current = null;
    if (canceled) run.cancel();
    else run.end(read(event.nativeEvent, event.currentTarget.getBoundingClientRect()));
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: (event: ReactPointerEvent<HTMLElement>) => finish(event, false),
    onPointerCancel: (event: ReactPointerEvent<HTMLElement>) => finish(event, true),
    onPointerLeave: () => onHover(null),
  };
}
