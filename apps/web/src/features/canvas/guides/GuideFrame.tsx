import type { NailOnStage } from "./nail-on-stage.ts";
import styles from "./guides.module.css";

/** The gap between the painted nail and its frame, in pixels. */
const PAD = 8;
const STEM = 26;

interface Props {
  look: NailOnStage;
  /**
   * True if the frame has handles. It has none in the magnifier and while a nail is being placed, because nobody can
   * drag them there.
   */
  handles: boolean;
  /** True if the turning handle lies below the cuticle, because above the tip it would be outside the stage. */
  turnBelow: boolean;
}

/** The selected nail's dashed frame with its round handles. */
export function GuideFrame({ look, handles, turnBelow }: Props) {
  const { cuticle, angle, painted } = look;
  const half = look.width / 2 + PAD;
  const top = -painted - PAD;
  const turnY = turnBelow ? PAD + STEM : top - STEM;
  const sideY = -painted * 0.45;
  return (
    <g transform={`translate(${cuticle.x} ${cuticle.y}) rotate(${angle})`}>
      <rect
        className={styles.frame}
        x={-half}
        y={top}
        width={half * 2}
        height={painted + PAD * 2}
        rx={Math.min(16, half * 0.6)}
      />
      {handles && (
        <>
          <path
            className={styles.stem}
            d={turnBelow ? `M0 ${PAD}V${turnY}` : `M0 ${top}V${turnY}`}
          />
          <HandleDot name="left" x={-half} y={sideY} cursor="ew-resize" />
          <HandleDot name="right" x={half} y={sideY} cursor="ew-resize" />
          <HandleDot name="length" x={0} y={top} cursor="ns-resize" />
          <HandleDot name="turn" x={0} y={turnY} cursor="grab" />
        </>
      )}
    </g>
  );
}

/** A handle: a small visible dot inside a larger circle that reacts to the pointer. */
function HandleDot({ name, x, y, cursor }: { name: string; x: number; y: number; cursor: string }) {
  return (
    <g data-handle={name} style={{ cursor }}>
      <circle className={styles.hit} cx={x} cy={y} />
      <circle className={name === "turn" ? styles.turn : styles.dot} cx={x} cy={y} r={6} />
    </g>
  );
}
