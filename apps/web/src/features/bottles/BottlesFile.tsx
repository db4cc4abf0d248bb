import { plural, t } from "@lingui/core/macro";
import type { Bottle } from "@lacquer/contracts";
import { type FileFault, readBottles, writeBottles } from "@lacquer/craft";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { toast } from "../../ui/toast.ts";
import { FileFaults } from "../file-faults/index.ts";
import styles from "./bottles.module.css";
import { useBottles } from "./use-bottles.ts";

/** Imports bottles from a table or a JSON file, and saves the whole shelf as a table. */
export function BottlesFile({ bottles }: { bottles: readonly Bottle[] }) {
  const [faults, setFaults] = useState<FileFault[]>([]);
  const { put } = useBottles();

  async function read(file: File) {
    const answer = readBottles(await file.text());
    if ("faults" in answer) return setFaults(answer.faults);
    setFaults([]);
    put.mutate(
      { bottles: answer.bottles },
      {
        onSuccess: (taken) =>
          toast(
            plural(taken.length, {
              one: "# bottle is on the shelf",
              other: "# bottles are on the shelf",
            }),
          ),
        onError: (error) =>
          toast.error(t`The file was not imported`, { description: failureOf(error).message }),
      },
    );
  }

  return (
    <section className={styles.file} aria-label={t`Files of bottles`}>
      <p className={styles.actions}>
        <label className={`button button-small ${styles.pick}`}>
          <span>{t`Open a table`}</span>
          <input
            className="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,.json,text/csv,application/json"
            disabled={put.isPending}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = "";
              if (file) void read(file);
            }}
          />
        </label>
        {bottles.length > 0 && (
          <a
            className="button button-small"
            download="bottles.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(writeBottles(bottles))}`}
          >
            {t`Save as a table`}
          </a>
        )}
      </p>
      <p className={styles.soft}>
        {t`CSV or JSON with the columns name, maker, code, finish and color (#B3202F).`}
      </p>
      <FileFaults faults={faults} className={styles.faults} />
    </section>
  );
}
