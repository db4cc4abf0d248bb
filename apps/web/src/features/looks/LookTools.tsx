import { t } from "@lingui/core/macro";
import { FileDown, FolderOpen, Hand, Layers2 } from "lucide-react";
import { useTabsStore } from "../tabs/index.ts";
import { chooseLookFile } from "./choose-look-file.ts";
import { sameHandForAll, sameLookOnAll, saveLook } from "./look-parts.ts";
import styles from "./looks.module.css";

/**
 * Saves the open design's look as a file, opens look files, and gives all open designs the same look or the same hand.
 */
export function LookTools() {
  const hasOthers = useTabsStore(({ tabs }) => tabs.length > 1);
  return (
    <section className={styles.tools} aria-label={t`Your own looks`}>
      <h3>{t`Your own looks`}</h3>
      <p>{t`You can save a look as a file. To use it, drop the file anywhere on a studio.`}</p>
      <div className={styles.buttons}>
        <button className="button" type="button" onClick={saveLook}>
          <FileDown className="icon" aria-hidden />
          {t`Save this look as a file`}
        </button>
        <button className="button" type="button" onClick={chooseLookFile}>
          <FolderOpen className="icon" aria-hidden />
          {t`Open a look file`}
        </button>
        {hasOthers && (
          <>
            <button className="button" type="button" data-again onClick={sameLookOnAll}>
              <Layers2 className="icon" aria-hidden />
              {t`Same look on all tabs`}
            </button>
            <button className="button" type="button" data-again onClick={sameHandForAll}>
              <Hand className="icon" aria-hidden />
              {t`Same hand for all looks`}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
