import type { AdminLive, AdminMinute } from "@lacquer/contracts";
import styles from "./monitor.module.css";
import { spanWords } from "./monitor-words.ts";

const TROUBLE_WORDS: Record<string, string> = {
  rate_limit: "paused: too many calls",
  overloaded: "paused: overloaded",
  billing: "paused: billing",
  key: "paused: the key",
  budget: "paused: the day's budget",
};

/** The seven figures that say at a glance whether the studio is well. */
export function Figures({ live }: { live: AdminLive }) {
  // The present minute is not over, so the minute before it is the newest one that can be compared.
  const last = live.minutes.at(-2);
  const alive = live.workers.filter(({ isAlive }) => isAlive);
  const { pause } = live.provider;
  return (
    <dl className={styles.figures} aria-label="Now">
      <Figure name="Waiting" figure={live.waiting} note={`${live.parked} wait for a time`} />
      <Figure name="Running" figure={live.running} note={`of ${slots(alive)} at once`} />
      <Figure name="Oldest job has waited" figure={spanWords(live.oldestWaitingSeconds)} />
      <Figure name="Ended in the last minute" figure={ended(last)} note={failedWords(last)} />
      <Figure name="Workers" figure={alive.length} isBad={alive.length === 0} />
      <Figure
        name="Image provider"
        figure={live.provider.name}
        note={pause ? TROUBLE_WORDS[pause.reason] : "may be called"}
        isBad={pause !== null}
      />
    </dl>
  );
}

const slots = (workers: AdminLive["workers"]) =>
  workers.reduce((sum, worker) => sum + worker.slots, 0);

const ended = (minute: AdminMinute | undefined) =>
  minute ? minute.completed + minute.failed + minute.canceled : 0;

const failedWords = (minute: AdminMinute | undefined) =>
  `${minute?.failed ?? 0} failed, ${minute?.canceled ?? 0} canceled`;

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
