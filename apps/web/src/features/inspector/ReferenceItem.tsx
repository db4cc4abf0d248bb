import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { CloudOff } from "lucide-react";
import { useState } from "react";
import { setReferenceWeight } from "../draft/index.ts";
import { isKept, useIsLost, useShownUrl } from "../outbox/index.ts";
import { Picture } from "../../ui/Picture.tsx";
import type { DraftReference } from "../tabs/index.ts";
import { ReferenceActions } from "./ReferenceActions.tsx";
import { ReferenceGrip } from "./ReferenceGrip.tsx";
import styles from "./references.module.css";
import type { Design } from "./use-design.ts";
import type { useDragOrder } from "./use-drag-order.ts";

interface Props {
  tabId: string;
  reference: DraftReference;
  index: number;
  count: number;
  nail: Design["nail"];
  order: ReturnType<typeof useDragOrder>;
}

/** One reference, with its weight among all references. */
export function ReferenceItem({ tabId, reference, index, count, nail, order }: Props) {
  const number = index + 1;
  const name = t`reference ${number}`;
  const shown = useShownUrl(reference.url);
  const isUnsent = isKept(reference.url);
  const isLost = useIsLost(reference.url);
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const isUnseen = hasFailed && !isLost;
  const shift = order.shiftOf(index);
  return (
    <li
      className={styles.item}
      data-dragged={order.draggedIndex === index}
      style={shift === 0 ? undefined : { translate: `0 ${shift}px` }}
    >
      {count > 1 && <ReferenceGrip {...{ index, count, order }} />}
      <Picture
        key={attempt}
        src={shown ?? undefined}
        alt={t`Reference ${number}`}
        draggable={false}
        onLoad={() => setFailed(false)}
        onError={() => setFailed(true)}
      />
      {isUnsent && (
        <CloudOff className={`icon ${styles.unsent}`} role="img" aria-label={t`Not sent yet`} />
      )}
      {isLost && (
        <span className={styles.only} role="alert">
          {t`This picture is lost. Remove it and add it again.`}
        </span>
      )}
      {isUnseen && <UnseenPicture onRetry={() => setAttempt((before) => before + 1)} />}
      {count > 1 && !isLost && !isUnseen && (
        <>
          <input
            className={styles.weight}
            type="range"
            min={0}
            max={100}
            value={Math.round(reference.weight)}
            aria-label={t`Weight of ${name}`}
            onChange={({ currentTarget }) =>
              setReferenceWeight(tabId, index, Number(currentTarget.value))
            }
          />
          <span className={`${styles.share} tabular`}>{Math.round(reference.weight)}</span>
        </>
      )}
      {count === 1 && !isLost && !isUnseen && (
        <span className={styles.only}>
          {isUnsent
            ? t`Saved in this browser, and sent when you are back online.`
            : t`It is the only reference, so it counts in full.`}
        </span>
      )}
      <ReferenceActions {...{ tabId, reference, index, count, nail }} />
    </li>
  );
}

/** Says that the picture did not load, and what to do. */
function UnseenPicture({ onRetry }: { onRetry: () => void }) {
  return (
    <span className={styles.only} role="alert">
      <Trans>
        This picture did not load.{" "}
        <button type="button" className={styles.again} onClick={onRetry}>
          Load it again
        </button>
        , or remove it and add it again.
      </Trans>
    </span>
  );
}
