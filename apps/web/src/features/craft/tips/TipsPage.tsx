import { t } from "@lingui/core/macro";
import { tipCounts, type TipLine, tipOrder, tipOrderCsv } from "@lacquer/craft";
import { useMemo, useState } from "react";
import { type Part, partOf } from "../../../platform/parts.ts";
import { saveBlob } from "../../../platform/share-files.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Announcer, announce } from "../../announcer/index.ts";
import { nameOf } from "../../names/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import styles from "../card/card.module.css";
import { cardPath } from "../card-paths.ts";
import { useCraft } from "../use-craft.ts";
import { number } from "../words/figures.ts";
import { letterPaper } from "../words/paper-words.ts";
import { ruleText } from "../words/rule-text.ts";
import { ChartEditor } from "./ChartEditor.tsx";
import sheet from "./tips.module.css";
import { tipName } from "./tip-name.ts";
import type { TipPaper } from "./tips-pdf.ts";

const papers = (): { value: TipPaper; label: string }[] => [
  { value: "a4", label: "A4" },
  { value: "letter", label: letterPaper() },
];

/** The page for ordering a design's ten tips, with a table for the shop and a PDF that prints them at 1:1. */
export function TipsPage({ tab }: { tab: DraftTab }) {
  const { work, given, rules } = useCraft(tab);
  const [paper, setPaper] = useState<TipPaper>("a4");
  const lines = useMemo(() => tipOrder(work, given, rules), [work, given, rules]);
  const csv = tipOrderCsv(lines, rules);
  const chart = ruleText(rules.charts[0]?.name ?? "");
  return (
    <main className={styles.page} data-paper={paper}>
      <nav className={styles.bar} aria-label={t`Order sheet`}>
        <a className="button button-quiet" href={cardPath(tab)}>
          {t`Back to the card`}
        </a>
        <Segmented
          className={styles.papers}
          label={t({ message: "Paper", comment: "The size of the paper to print on." })}
          value={paper}
          options={papers()}
          onChange={setPaper}
        />
        <span className={sheet.buttons}>
          <a
            className="button"
            download="tips.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          >
            {t`Save as CSV`}
          </a>
          <SavePdf tab={tab} lines={lines} paper={paper} />
          <button className="button" type="button" onClick={() => window.print()}>
            {t`Print`}
          </button>
        </span>
      </nav>
      <article className={sheet.sheet}>
        <header>
          <h1 className={styles.title}>{tab.name}</h1>
          <p className={sheet.lead}>{t`Tips to order, by the chart “${chart}”`}</p>
        </header>
        <Counts counts={tipCounts(lines, rules)} />
        <Tips lines={lines} />
        <p className={sheet.note}>{sure(lines)}</p>
        <ChartEditor />
      </article>
      <Announcer />
    </main>
  );
}

function Counts({ counts }: { counts: readonly { size: string; count: number }[] }) {
  return (
    <ul className={sheet.counts} aria-label={t`How many of each size`}>
      {counts.map(({ size, count }) => (
        <li key={size} className="tabular">{t`${count} × size ${size}`}</li>
      ))}
    </ul>
  );
}

function Tips({ lines }: { lines: readonly TipLine[] }) {
  return (
    <table className={`${sheet.tips} tabular`}>
      <thead>
        <tr>
          <th scope="col">{t`Nail`}</th>
          <th scope="col">{t`Size`}</th>
          <th scope="col">{t`Wide, over the curve`}</th>
          <th scope="col">
            {t({
              message: "Long",
              comment: "How long a tip is: the head of a column.",
              context: "length of a tip",
            })}
          </th>
          <th scope="col">{t`Shape`}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.hand} ${line.index}`}>
            <th scope="row">{tipName(line)}</th>
            <td>
              <strong>{line.isInChart ? line.size : t`none fits`}</strong>
              {line.isInChart && line.orSizes.length > 0 && <small>{` ${orSizes(line)}`}</small>}
            </td>
            <td>{wideWords(line)}</td>
            <td>{longWords(line)}</td>
            <td>{nameOf(line.settings.nailShape)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wideWords({ width, plusMinus }: TipLine): string {
  const [wide, off] = [number(width, 1), number(plusMinus, 1)];
  return t`${wide} ± ${off} mm`;
}

function longWords({ length }: TipLine): string {
  const long = number(length, 1);
  return t`${long} mm`;
}

function orSizes({ orSizes: others }: TipLine): string {
  const sizes = others.join(", ");
  return t({ message: `or ${sizes}`, comment: "Other sizes of tips that may fit." });
}

/** Says where the widths come from, and how sure the sizes are. */
function sure(lines: readonly TipLine[]): string {
  const isMeasured = lines.length > 0 && lines.every((line) => line.isMeasured);
  return isMeasured
    ? t`Widths are measured with the bank card on the photo and include the nail’s curve. Where two sizes are named, try both.`
    : t`Some widths are typical values, not measured. Measure with a bank card before you order, or also order the other sizes named in the table.`;
}

/**
 * The library that writes PDFs is large, and every part that exists is loaded while the studio is idle. So this part is
 * created only when the button is first pressed.
 */
let pdf: Part<typeof import("./save-tips.ts")> | null = null;
const pdfPart = () => (pdf ??= partOf(() => import("./save-tips.ts")));

function SavePdf({
  tab,
  lines,
  paper,
}: {
  tab: DraftTab;
  lines: readonly TipLine[];
  paper: TipPaper;
}) {
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  async function save() {
    setBusy(true);
    setFailed(false);
    try {
      const { saveTips } = await pdfPart().load();
      saveBlob(await saveTips(tab, lines, paper), "tips-1-to-1.pdf");
      announce(t`The PDF is saved. Print it at 100 %.`);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button
        className="button"
        type="button"
        disabled={isBusy}
        aria-busy={isBusy}
        onClick={() => void save()}
      >
        {isBusy ? t`Making the PDF` : t`Save as PDF, 1:1`}
      </button>
      {isFailed && (
        <p className="field-problem" role="alert">
          {t`The PDF could not be made. Check the connection and try again.`}
        </p>
      )}
    </>
  );
}
