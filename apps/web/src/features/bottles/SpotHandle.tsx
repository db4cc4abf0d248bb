import { t } from "@lingui/core/macro";
import type { KeyboardEvent, PointerEvent } from "react";
import styles from "./bottles.module.css";
import type { Spot } from "./swatch-color.ts";

interface Props {
  label: string;
  spot: Spot;
  onMove: (spot: Spot) => void;
}

const STEP = 0.01;
const STEPS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const inside = (value: number) => Math.min(1, Math.max(0, value));

/** A ring over a picture. The user moves it with the pointer or the arrow keys. */
export function SpotHandle({ label, spot, onMove }: Props) {
  function drag(event: PointerEvent<HTMLButtonElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!box) return;
    onMove({
      x: inside((event.clientX - box.left) / box.width),
      y: inside((event.clientY - box.top) / box.height),
    });
  }

  function step(event: KeyboardEvent) {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    onMove({ x: inside(spot.x + by[0]), y: inside(spot.y + by[1]) });
  }

  const [left, top] = [Math.round(spot.x * 100), Math.round(spot.y * 100)];
  return (
    <button
      className={styles.spot}
      type="button"
      aria-label={t`${label}, ${left} % from the left, ${top} % from the top`}
      style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      data-again
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    >
      <span>{label}</span>
    </button>
  );
}
