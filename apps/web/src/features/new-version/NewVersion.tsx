import { t } from "@lingui/core/macro";
import { RefreshCw } from "lucide-react";
import { useEffect } from "react";
import { loadNewVersion, useIsOutdated, watchVersion } from "./watch-version.ts";
import styles from "./new-version.module.css";

/** Loads a new version automatically if nothing would be lost; otherwise offers to load it. */
export function NewVersion() {
  const isOutdated = useIsOutdated((state) => state.isOutdated);
  useEffect(watchVersion, []);
  if (!isOutdated) return null;
  return (
    <div className={styles.notice}>
      <RefreshCw className="icon" aria-hidden />
      <p>
        <span>{t`There is a newer version of the studio.`}</span>{" "}
        <span>{t`Your designs are kept.`}</span>
      </p>
      <button
        className="button button-small"
        type="button"
        onClick={() => loadNewVersion()}
      >{t`Load it`}</button>
    </div>
  );
}
