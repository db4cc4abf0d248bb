import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import styles from "./influence-bar.module.css";

interface Props {
  label: string;
  text: string;
  at: number;
  /** −1 or 1 if the two dividers would overlap, to move this one aside. */
  nudge: number;
  onMove: (to: number) => void;
  toPercent: (clientX: number) => number;
}

/** One of the two dividers of the bar. It can be dragged, or moved with the arrow keys. */
export function InfluenceDivider({ label, text, at, nudge, onMove, toPercent }: Props) {
  const isHeld = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 1;
    const next = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      PageDown: at - 10,
      PageUp: at + 10,
      Home: 0,
      End: 100,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isHeld.current = true;
  };
  const release = () => {
    isHeld.current = false;
  };
  return (
    <div
      className={styles.divider}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={at}
      aria-valuetext={text}
      style={{ left: `${at}%`, "--nudge": nudge }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => isHeld.current && onMove(toPercent(event.clientX))}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}
