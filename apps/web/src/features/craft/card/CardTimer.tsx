import { t } from "@lingui/core/macro";
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
  const seconds = Math.ceil(left / 1_000);
  useCureEnd(left > 0);
  const isBegun = isRunning || counted > 0 || progress.done.length > 0;
  return (
    <section className={styles.timer} aria-label={t`Timer`}>
      <p className={`${styles.clock} tabular`} role="timer">
        <strong>{clockWords(counted)}</strong>
        <span>
          {t({ message: `of ${reckoned}`, comment: "The time so far, of the time reckoned." })}
        </span>
      </p>
      <div className={styles.timerButtons}>
        <button
          className="button"
          type="button"
          onClick={() => change((one) => startedOrStopped(one, Date.now()))}
        >
          {isRunning ? t`Pause` : counted > 0 ? t`Go on` : t`Start`}
        </button>
        <button
          className="button tabular"
          type="button"
          onClick={() => change((one) => lampTurned(one, Date.now()))}
        >
          {left > 0 ? t`Lamp off (${seconds} s)` : t`Cure 60 s`}
        </button>
        <button
          className="button button-quiet"
          type="button"
          disabled={!isBegun}
          onClick={() => change(begunAnew)}
        >
          {t`Begin anew`}
        </button>
      </div>
    </section>
  );
}

/** Announces that the minute under the lamp is over, because the user is looking at nails and not at the screen. */
function useCureEnd(isCuring: boolean): void {
  const was = useRef(isCuring);
  useEffect(() => {
    if (was.current && !isCuring) announce(t`The lamp is off.`);
    was.current = isCuring;
  }, [isCuring]);
}
