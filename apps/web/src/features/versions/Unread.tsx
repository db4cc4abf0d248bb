import { t } from "@lingui/core/macro";
import type { RequestFailure } from "../../api/errors.ts";
import styles from "./unread.module.css";

/** The text in place of an image that cannot be shown. If `failure` is null, no image exists at this address. */
export function Unread({
  failure,
  onRetry,
}: {
  failure: RequestFailure | null;
  onRetry?: () => void;
}) {
  const isUnknown = failure === null || failure.code === "job_not_found";
  return (
    <div className={styles.unread} role="alert">
      <h3>{isUnknown ? t`There is no such image` : t`The image could not be read`}</h3>
      <p>
        {isUnknown
          ? t`The image belongs to another account, or it was never made. Your own images are in the collection.`
          : failure.message}
      </p>
      {!isUnknown && onRetry && (
        <button className="button" type="button" onClick={onRetry}>
          {t`Try again`}
        </button>
      )}
    </div>
  );
}
