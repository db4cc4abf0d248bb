import { type PointerEvent, useEffect, useRef } from "react";
import { CHROMA_MOST, chromaAt, hexOf, type Oklch } from "./oklch.ts";
import styles from "./color.module.css";

const WIDE = 268;
const HIGH = 148;
/** The number of colours computed per row: enough to hide the steps between them. */
const STOPS = 6;

interface Props {
  color: Oklch;
  onChange: (color: Oklch) => void;
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, value));

/**
 * The plane of all displayable colours of one hue: chroma grows to the right, lightness grows upwards. The sliders
 * offer the same choice to the keyboard.
 */
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
    const most = chromaAt(l, h);
    const reach = (most / CHROMA_MOST) * WIDE;
    const row = context.createLinearGradient(0, 0, reach, 0);
    for (let stop = 0; stop <= STOPS; stop += 1)
      row.addColorStop(stop / STOPS, hexOf({ l, c: (most * stop) / STOPS, h }));
    context.fillStyle = row;
    context.fillRect(0, y, reach, 1);
  }
}
