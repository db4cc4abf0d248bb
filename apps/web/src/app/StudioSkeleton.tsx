import { t } from "@lingui/core/macro";
import { useLayout } from "../hooks/use-layout.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import styles from "./studio.module.css";

/** The outline of the studio, shown until the server has said who is signed in. */
export function StudioSkeleton() {
  const layout = useLayout();
  return (
    <div className={styles.studio} data-layout={layout} aria-busy="true">
      <header className={styles.top}>
        <div className={styles.name}>
          <Wordmark />
        </div>
      </header>
      <main className={styles.main}>
        <p className="visually-hidden" role="status">{t`The studio is opening.`}</p>
        <div className={styles.design}>
          <div className={`${styles.stage} skeleton ${styles.skeletonStage}`} />
        </div>
      </main>
      {layout !== "phone" && (
        <>
          <div className={styles.inspector} />
          <div className={`${styles.bar} ${styles.skeletonBar}`} />
        </>
      )}
    </div>
  );
}
