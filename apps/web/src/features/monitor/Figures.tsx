import type { AdminLive, AdminMinute } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import styles from "./monitor.module.css";
import { spanWords } from "./monitor-words.ts";

const troubleWords = (): Record<string, string> => ({
  rate_limit: t`paused: too many calls`,
  overloaded: t`paused: overloaded`,
  billing: t`paused: billing`,
  key: t`paused: the key`,
  budget: t`paused: the day's budget`,
});

/** The seven figures that say at a glance whether the studio is well. */
export function Figures({ live }: { live: AdminLive }) {
  // The present minute is not over, so the minute before it is the newest one that can be compared.
  const last = live.minutes.at(-2);
  const alive = live.workers.filter(({ isAlive }) => isAlive);
  const { pause } = live.provider;
  return (
    <dl className={styles.figures} aria-label={t`Now`}>
      <Figure
        name={t`Waiting`}
        figure={live.waiting}
        note={plural(
          { count: live.parked },
          { one: "# wait until a set time", other: "# wait until a set time" },
        )}
      />
      <Figure
        name={t`Running`}
        figure={live.running}
        note={t`of ${{ slots: slots(alive) }} at once`}
      />
      <Figure name={t`Oldest job has waited`} figure={spanWords(live.oldestWaitingSeconds)} />
      <Figure name={t`Ended in the last minute`} figure={ended(last)} note={failedWords(last)} />
      <Figure name={t`Workers`} figure={alive.length} isBad={alive.length === 0} />
      <Figure
        name={t`Image provider`}
        figure={live.provider.name}
        note={pause ? troubleWords()[pause.reason] : t`may be called`}
        isBad={pause !== null}
      />
    </dl>
  );
}

const slots = (workers: AdminLive["workers"]) =>
  workers.reduce((sum, worker) => sum + worker.slots, 0);

const ended = (minute: AdminMinute | undefined) =>
  minute ? minute.completed + minute.failed + minute.canceled : 0;

function failedWords(minute: AdminMinute | undefined): string {
  const { failed = 0, canceled = 0 } = minute ?? {};
  return t`${failed} failed, ${canceled} canceled`;
}

interface FigureProps {
  name: string;
  figure: string | number;
  note?: string | undefined;
  isBad?: boolean;
}

function Figure({ name, figure, note, isBad = false }: FigureProps) {
  return (
    <div className={styles.figure} data-bad={isBad}>
      <dt>{name}</dt>
      <dd className={styles.amount}>{figure}</dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
