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
import { ChartEditor } from "./ChartEditor.tsx";
import sheet from "./tips.module.css";
import { tipName } from "./tip-name.ts";
import type { TipPaper } from "./tips-pdf.ts";

const PAPERS = [
  { value: "a4", label: "A4" },
  { value: "letter", label: "Letter" },
] as const;

/** The page for ordering a design's ten tips, with a table for the shop and a PDF that prints them at 1:1. */
export function TipsPage({ tab }: { tab: DraftTab }) {
  const { work, given, rules } = useCraft(tab);
  const [paper, setPaper] = useState<TipPaper>("a4");
  const lines = useMemo(() => tipOrder(work, given, rules), [work, given, rules]);
  const csv = tipOrderCsv(lines, rules);
  const chart = rules.charts[0]?.name ?? "";
  return (
    <main className={styles.page} data-paper={paper}>
      <nav className={styles.bar} aria-label="Order sheet">
        <a className="button button-quiet" href={cardPath(tab)}>
          Back to the card
        </a>
        <Segmented
          className={styles.papers}
          label="Paper"
          value={paper}
          options={PAPERS}
          onChange={setPaper}
        />
        <span className={sheet.buttons}>
          <a
            className="button"
            download="tips.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
          >
            Save as CSV
          </a>
          <SavePdf tab={tab} lines={lines} paper={paper} />
          <button className="button" type="button" onClick={() => window.print()}>
            Print
          </button>
        </span>
      </nav>
      <article className={sheet.sheet}>
        <header>
          <h1 className={styles.title}>{tab.name}</h1>
          <p className={sheet.lead}>{`Tips to order, by the chart “${chart}”`}</p>
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
    <ul className={sheet.counts} aria-label="How many of each size">
      {counts.map(({ size, count }) => (
        <li key={size} className="tabular">{`${count} × size ${size}`}</li>
      ))}
    </ul>
  );
}

function Tips({ lines }: { lines: readonly TipLine[] }) {
  return (
    <table className={`${sheet.tips} tabular`}>
      <thead>
        <tr>
          <th scope="col">Nail</th>
          <th scope="col">Size</th>
          <th scope="col">Wide, over the curve</th>
          <th scope="col">Long</th>
          <th scope="col">Shape</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.hand} ${line.index}`}>
            <th scope="row">{tipName(line)}</th>
            <td>
              <strong>{line.isInChart ? line.size : "none fits"}</strong>
              {line.isInChart && line.orSizes.length > 0 && (
                <small>{` or ${line.orSizes.join(", ")}`}</small>
              )}
            </td>
            <td>{`${line.width.toFixed(1)} ± ${line.plusMinus.toFixed(1)} mm`}</td>
            <td>{`${line.length.toFixed(1)} mm`}</td>
            <td>{nameOf(line.settings.nailShape)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says where the widths come from, and how sure the sizes are. */
function sure(lines: readonly TipLine[]): string {
  const isMeasured = lines.length > 0 && lines.every((line) => line.isMeasured);
  return isMeasured
    ? "Widths are measured by the bank card on the photo, and the nail’s curve is added. Where two sizes are named, try both."
    : "Some widths are typical values, not measured: measure with a bank card before you order, or order the sizes named beside, too.";
}

/**
 * The library that writes PDFs is large. Its part begins to exist with the first press, because every known part is
 * loaded while the studio is idle.
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
      announce("The PDF is saved. Print it at 100 %.");
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
        {isBusy ? "Making the PDF" : "Save as PDF, 1:1"}
      </button>
      {isFailed && (
        <p className="field-problem" role="alert">
          The PDF could not be made. Check the connection and try again.
        </p>
      )}
    </>
  );
}
