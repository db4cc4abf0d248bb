import { plural, t } from "@lingui/core/macro";
import { compareVersions, type Job } from "@lacquer/contracts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import { useTabsStore } from "../tabs/index.ts";
import { changeSentence, changeWords } from "./change-words.ts";
import { COMPARED_MAX, LETTERS, type Result, resultId } from "./result-id.ts";
import { imageWords, versionWords } from "./image-words.ts";
import { type RowLines, rowLines, type VersionRow } from "./version-tree.ts";
import styles from "./version-list.module.css";

interface VersionListProps {
  rows: readonly VersionRow[];
  /** False if the design has more versions than these rows. */
  isWhole: boolean;
  chosen: readonly Result[];
  onChoose: (results: Result[]) => void;
}

/** Shows a design's versions as a tree, the newest first. Images can be selected here for a comparison. */
export function VersionList({ rows, isWhole, chosen, onChoose }: VersionListProps) {
  const lines = rowLines(rows);
  const lanes = Math.max(0, ...rows.map(({ lane }) => lane)) + 1;
  return (
    <>
      <ol className={styles.list} aria-label={t`Versions`}>
        {rows.map((row, at) => (
          <li key={row.job.id} className={styles.row}>
            <Lines lines={lines[at]} lanes={lanes} />
            <Version row={row} rows={rows} chosen={chosen} onChoose={onChoose} />
          </li>
        ))}
      </ol>
      {!isWhole && <p className={styles.note}>{newestWords(rows.length)}</p>}
    </>
  );
}

interface VersionProps extends Omit<VersionListProps, "isWhole"> {
  row: VersionRow;
}

function Version({ row: { job, number, parent }, rows, chosen, onChoose }: VersionProps) {
  const before = parent === null ? undefined : rows[parent];
  const name = useTabsStore(({ tabs }) => tabs.find(({ id }) => id === job.tabId)?.name);
  return (
    <div className={styles.version}>
      <p className={styles.head}>
        <strong>{versionWords(number)}</strong>
        <time className="tabular" dateTime={job.createdAt}>
          {shortTime(job.createdAt)}
        </time>
      </p>
      <p className={styles.about}>
        <span>
          {before ? fromWords(before.number, changedFrom(before.job, job)) : t`The beginning`}
        </span>
        {name !== undefined && job.tabId !== rows[0]?.job.tabId && (
          <span>{` · ${inDesign(name)}`}</span>
        )}
      </p>
      <ul className={styles.images}>
        {job.resultImages.map((url, imageIndex) => (
          <li key={url}>
            <Choice
              words={imageWords(number, imageIndex + 1)}
              url={url}
              result={{ jobId: job.id, imageIndex }}
              chosen={chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const newestWords = (count: number): string =>
  plural(count, { one: "The newest # is shown.", other: "The newest # are shown." });

const fromWords = (version: number, change: string): string =>
  t`From version ${version}: ${change}`;

const inDesign = (name: string): string =>
  t({ message: `in ${name}`, comment: "This version was made in a design of that name." });

/** Returns the first change in words, and the number of further changes. */
function changedFrom(from: Job, to: Job): string {
  const [first, ...more] = compareVersions(from, to);
  if (!first) return t`nothing changed`;
  const words = changeSentence(changeWords(first));
  if (more.length === 0) return words;
  return plural(more.length, { one: `${words}, and # more`, other: `${words}, and # more` });
}

interface ChoiceProps extends Pick<VersionListProps, "chosen" | "onChoose"> {
  words: string;
  url: string;
  result: Result;
}

function Choice({ words, url, result, chosen, onChoose }: ChoiceProps) {
  const at = chosen.findIndex((one) => resultId(one) === resultId(result));
  const isLast = at !== -1 && chosen.length === 1;
  const isFull = at === -1 && chosen.length === COMPARED_MAX;
  return (
    <button
      className={styles.choice}
      type="button"
      aria-pressed={at !== -1}
      aria-label={words}
      aria-disabled={isLast || isFull}
      title={isFull ? t`Up to ${COMPARED_MAX} images can be compared. Remove one first.` : words}
      onClick={() => {
        if (isLast || isFull) return;
        onChoose(at === -1 ? [...chosen, result] : chosen.toSpliced(at, 1));
      }}
    >
      <SmallPicture url={url} sizes="64px" />
      {at !== -1 && (
        <span className={styles.letter} aria-hidden>
          {LETTERS[at]}
        </span>
      )}
    </button>
  );
}

const LANE = 12;
const NODE_Y = 12;
const BOTTOM = "100%";

const laneX = (lane: number): number => 8 + lane * LANE;

/** Draws a line from one column at one height to another column at another height. */
function Line(props: { from: number; to: number; top: number; bottom: number | typeof BOTTOM }) {
  const { from, to, top, bottom } = props;
  return <line x1={laneX(from)} y1={top} x2={laneX(to)} y2={bottom} />;
}

/** Draws the lines beside a version: its own branch, branches that start from it, and branches that only pass by. */
function Lines({ lines, lanes }: { lines: RowLines | undefined; lanes: number }) {
  if (!lines) return null;
  const { lane, hasNext, branches, hasParent, passing } = lines;
  return (
    <svg className={styles.lines} width={laneX(lanes)} aria-hidden>
      {hasNext && <Line from={lane} to={lane} top={0} bottom={NODE_Y} />}
      {branches.map((from) => (
        <Line key={from} from={from} to={lane} top={0} bottom={NODE_Y} />
      ))}
      {hasParent && <Line from={lane} to={lane} top={NODE_Y} bottom={BOTTOM} />}
      {passing.map((past) => (
        <Line key={past} from={past} to={past} top={0} bottom={BOTTOM} />
      ))}
      <circle cx={laneX(lane)} cy={NODE_Y} r={4.5} />
    </svg>
  );
}
