import { errorWords } from "../../api/errors.ts";
import { number } from "../../ui/format.ts";
import type { Import } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useRef } from "react";
import styles from "./data.module.css";
import { importWords } from "./import-words.ts";
import { useImport } from "./use-import.ts";

/** Imports the content of a downloaded archive into this account, and says what was added and what was left out. */
export function ImportArchive() {
  const chooser = useRef<HTMLInputElement>(null);
  const { sent, report, problem, send } = useImport();

  return (
    <>
      <p
        className={styles.text}
      >{t`Adds the pictures, designs, bottles and boards of an archive that you downloaded from this or another studio. What you already have stays as it is, and your credits do not change.`}</p>
      <input
        ref={chooser}
        type="file"
        accept=".tar,application/x-tar"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file) void send(file);
        }}
      />
      <button
        className="button"
        type="button"
        disabled={sent !== null}
        onClick={() => chooser.current?.click()}
      >{t`Add an archive`}</button>
      {sent !== null && (
        <p className={styles.result} role="status">
          {sent < 1 ? t`Sending: ${{ percent: Math.floor(sent * 100) }} %` : t`Reading the rest…`}
        </p>
      )}
      {problem && (
        <p className={`${styles.result} field-problem`} role="alert">
          {problem}
        </p>
      )}
      {report && <Outcome report={report} />}
    </>
  );
}

function Outcome({ report }: { report: Import }) {
  return (
    <div className={styles.result} role="status">
      <p>{importWords(report)}</p>
      {!report.isWhole && (
        <p className="field-problem">{t`The archive did not arrive whole. What is complete was added; add the whole file again for the rest.`}</p>
      )}
      {report.refused > 0 && (
        <>
          <p className="field-problem">
            {t`${{ count: number(report.refused) }} could not be added:`}
          </p>
          <ul className={styles.refusals}>
            {report.refusals.map(({ file, code, message }) => (
              <li key={file}>{`${file}: ${errorWords(code, message)}`}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
