import { useEffect, useRef } from "react";
import { announce } from "../../announcer/index.ts";
import { clockWords } from "./card-words.ts";
import styles from "./card.module.css";
import {
  begunAnew,
  countedAt,
  cureLeft,
  lampTurned,
  type Progress,
  startedOrStopped,
} from "./progress.ts";
import { useNow } from "./use-progress.ts";

interface Props {
  progress: Progress;
  change: (how: (progress: Progress) => Progress) => void;
  /** The estimated duration, such as "≈ 95 min". */
  reckoned: string;
}

/** The stopwatch for the set and the one-minute timer for the lamp, usable with one thumb. */
export function CardTimer({ progress, change, reckoned }: Props) {
  const { runningSince, cureUntil } = progress;
  const isRunning = runningSince !== null;
  const now = useNow(isRunning || cureUntil !== null);
  const counted = countedAt(progress, now);
  const left = cureLeft(progress, now);
  useCureEnd(left > 0);
  const isBegun = isRunning || counted > 0 || progress.done.length > 0;
  return (
    <section className={styles.timer} aria-label="Timer">
      <p className={`${styles.clock} tabular`} role="timer">
        <strong>{clockWords(counted)}</strong>
        <span>{`of ${reckoned}`}</span>
      </p>
      <div className={styles.timerButtons}>
        <button
          className="button"
          type="button"
          onClick={() => change((one) => startedOrStopped(one, Date.now()))}
        >
          {isRunning ? "Pause" : counted > 0 ? "Go on" : "Start"}
        </button>
        <button
          className="button tabular"
          type="button"
          onClick={() => change((one) => lampTurned(one, Date.now()))}
        >
          {left > 0 ? `Lamp off (${Math.ceil(left / 1_000)} s)` : "Cure 60 s"}
        </button>
        <button
          className="button button-quiet"
          type="button"
          disabled={!isBegun}
          onClick={() => change(begunAnew)}
        >
          Begin anew
        </button>
      </div>
    </section>
  );
}

/** Announces that the minute under the lamp is over, because the user is looking at nails and not at the screen. */
function useCureEnd(isCuring: boolean): void {
  const was = useRef(isCuring);
  useEffect(() => {
    if (was.current && !isCuring) announce("The lamp is off.");
    was.current = isCuring;
  }, [isCuring]);
}
