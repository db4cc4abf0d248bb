import { t } from "@lingui/core/macro";
import { MoveHorizontal } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { clamp } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./preview.module.css";

interface Props {
  /** The left share of the photo's width (0–1) that shows the photo without the design. */
  value: number;
  onChange: (value: number) => void;
  rect: Rect;
}

/** The divider between before and after. It can be dragged, or moved with the arrow keys. */
export function CompareDivider({ value, onChange, rect }: Props) {
  const grab = useRef<number | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0.1 : 0.02;
    const next = { ArrowLeft: value - step, ArrowRight: value + step, Home: 0, End: 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(clamp(next, 0, 1));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = event.clientX - value * rect.width;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grab.current !== null) onChange(clamp((event.clientX - grab.current) / rect.width, 0, 1));
  };
  const release = () => {
    grab.current = null;
  };
  const percent = Math.round(value * 100);
  return (
    <div
      className={styles.divider}
      data-floating
      role="slider"
      tabIndex={0}
      aria-label={t`Before and after`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t`${percent} percent photo`}
      style={{ transform: `translateX(${rect.left + value * rect.width}px)` }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <span className={styles.grip}>
        <MoveHorizontal className="icon" aria-hidden />
      </span>
    </div>
  );
}
