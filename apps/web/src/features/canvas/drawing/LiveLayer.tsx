import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { setPenDown } from "../../nail-pictures/index.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import { type LiveInk, liveInk } from "./live-ink.ts";
import styles from "./stroke-layer.module.css";

interface Props {
  ink: RefObject<LiveInk | null>;
  rect: Rect;
  stage: Size;
}

/** The canvas for the stroke that is being drawn. New points are painted on it directly, without a React render. */
export function LiveLayer({ ink, rect, stage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef({ rect, stage });
  useLayoutEffect(() => {
    view.current = { rect, stage };
  }, [rect, stage]);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    element.width = Math.round(stage.width * ratio);
    element.height = Math.round(stage.height * ratio);
  }, [stage]);
  // If the design is closed during a stroke, no event reports that the pen was lifted, so the lift is reported here.
  useEffect(() => () => setPenDown(false), []);
  useImperativeHandle(
    ink,
    () =>
      liveInk(
        () => canvas.current,
        () => view.current,
      ),
    [],
  );
  return <canvas ref={canvas} className={styles.layer} aria-hidden="true" data-live-ink />;
}
