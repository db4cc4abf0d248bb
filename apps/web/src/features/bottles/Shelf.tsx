import { t } from "@lingui/core/macro";
import type { Bottle } from "@lacquer/contracts";
import { useDeferredValue, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { BottleForm } from "./BottleForm.tsx";
import { BottleRow } from "./BottleRow.tsx";
import { BottlesFile } from "./BottlesFile.tsx";
import styles from "./bottles.module.css";
import { found } from "./find-bottles.ts";
import { useBottles } from "./use-bottles.ts";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** The bottle in the form: "new", or the bottle to change. Null while the form is closed. */
type Open = Bottle | "new" | null;

/**
 * The user's own bottles of polish. They can be searched, added, changed, removed, imported from a file and saved to a
 * file.
 */
export function Shelf({ open, onClose }: Props) {
  const [shown, setShown] = useState<Open>(null);
  const [words, setWords] = useState("");
  const asked = trpc.bottles.list.useQuery(undefined, { enabled: open });
  const bottles = asked.data ?? [];
  const matching = found(bottles, useDeferredValue(words));
  const { takeAway, isRemoving } = useBottles();

  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t`Your bottles`}
      description={t`For each colour, the studio shows the nearest bottle that you own.`}
    >
      <div className={styles.shelf}>
        {shown === null ? (
          <button
            className={`button button-primary ${styles.add}`}
            type="button"
            onClick={() => setShown("new")}
          >
            {t`Add a bottle`}
          </button>
        ) : (
          <BottleForm
            key={shown === "new" ? "new" : shown.id}
            bottle={shown === "new" ? null : shown}
            onDone={() => setShown(null)}
          />
        )}
        {asked.error && (
          <p className="field-problem" role="alert">
            {failureOf(asked.error).message}
          </p>
        )}
        {asked.isLoading && <div className={`${styles.coming} skeleton`} />}
        {bottles.length > 0 && (
          <>
            <input
              className="field-input"
              type="search"
              aria-label={t`Search your bottles`}
              placeholder={t`Name, maker, code or finish`}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
            <ul className={styles.bottles} aria-label={t`Bottles`}>
              {matching.map((bottle) => (
                <BottleRow
                  key={bottle.id}
                  bottle={bottle}
                  isRemoving={isRemoving}
                  onChange={() => setShown(bottle)}
                  onRemove={() => takeAway([bottle])}
                />
              ))}
            </ul>
            {matching.length === 0 && (
              <p className={styles.soft}>{t`No bottle matches your search.`}</p>
            )}
          </>
        )}
        {asked.data?.length === 0 && shown === null && (
          <p className={styles.soft}>
            {t`The shelf is empty. Add your bottles one by one, or open a table of them. The studio then shows which bottle to use for each colour.`}
          </p>
        )}
        <BottlesFile bottles={bottles} />
      </div>
    </SidePanel>
  );
}
