import { CloudOff } from "lucide-react";
import { setReferenceWeight } from "../draft/index.ts";
import { isKept, useIsLost, useShownUrl } from "../outbox/index.ts";
import { Picture } from "../../ui/Picture.tsx";
import type { DraftReference } from "../tabs/index.ts";
import { ReferenceActions } from "./ReferenceActions.tsx";
import styles from "./references.module.css";
import type { Design } from "./use-design.ts";

interface Props {
  tabId: string;
  reference: DraftReference;
  index: number;
  count: number;
  nail: Design["nail"];
}

/** One reference with its weight among the others. */
export function ReferenceItem({ tabId, reference, index, count, nail }: Props) {
  const name = `reference ${index + 1}`;
  const shown = useShownUrl(reference.url);
  const isUnsent = isKept(reference.url);
  const isLost = useIsLost(reference.url);
  return (
    <li className={styles.item}>
      <Picture src={shown ?? undefined} alt={`Reference ${index + 1}`} draggable={false} />
      {isUnsent && (
        <CloudOff className={`icon ${styles.unsent}`} role="img" aria-label="Not sent yet" />
      )}
      {isLost && (
        <span className={styles.only} role="alert">
          No longer there, and no copy here. Remove it and add it again.
        </span>
      )}
      {count > 1 && !isLost && (
        <>
          <input
            className={styles.weight}
            type="range"
            min={0}
            max={100}
            value={Math.round(reference.weight)}
            aria-label={`Weight of ${name}`}
            onChange={({ currentTarget }) =>
              setReferenceWeight(tabId, index, Number(currentTarget.value))
            }
          />
          <span className={`${styles.share} tabular`}>{Math.round(reference.weight)}</span>
        </>
      )}
      {count === 1 && !isLost && (
        <span className={styles.only}>
          {isUnsent
            ? "Kept here and sent when you are back online."
            : "It is the only reference, so it counts in full."}
        </span>
      )}
      <ReferenceActions {...{ tabId, reference, index, count, nail }} />
    </li>
  );
}
