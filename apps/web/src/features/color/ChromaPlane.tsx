import { type PointerEvent, useEffect, useRef } from "react";
import { CHROMA_MOST, chromaAt, hexOf, type Oklch } from "./oklch.ts";
import styles from "./color.module.css";

/** Painted once for each hue, and stretched smoothly. */
const WIDE = 96;
const HIGH = 60;

interface Props {
  color: Oklch;
  onChange: (color: Oklch) => void;
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** All that a screen shows of one hue: chroma to the right, lightness up. The sliders do the same by key. */
export function ChromaPlane({ color: { l, c, h }, onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) paint(context, h);
  }, [h]);

  const pick = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const light = 1 - within((event.clientY - box.top) / box.height, 1);
    const chroma = within((event.clientX - box.left) / box.width, 1) * CHROMA_MOST;
    onChange({ l: light, c: Math.min(chroma, chromaAt(light, h)), h });
  };
  return (
    <div
      className={styles.plane}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pick(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && pick(event)}
    >
      <canvas ref={canvas} width={WIDE} height={HIGH} />
      <span
        className={styles.knob}
        style={{
          left: `${(c / CHROMA_MOST) * 100}%`,
          top: `${(1 - l) * 100}%`,
          backgroundColor: hexOf({ l, c, h }),
        }}
      />
    </div>
  );
}

function paint(context: CanvasRenderingContext2D, h: number) {
  context.clearRect(0, 0, WIDE, HIGH);
  for (let y = 0; y < HIGH; y += 1) {
    const l = 1 - (y + 0.5) / HIGH;
    const reach = (chromaAt(l, h) / CHROMA_MOST) * WIDE;
    for (let x = 0; x < reach; x += 1) {
      context.fillStyle = hexOf({ l, c: ((x + 0.5) / WIDE) * CHROMA_MOST, h });
      context.fillRect(x, y, Math.min(1, reach - x), 1);
    }
  }
}
