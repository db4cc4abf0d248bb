import { t } from "@lingui/core/macro";
import { CreditsPill } from "../features/credits/index.ts";
import { TabBar } from "../features/tab-bar/index.ts";
import type { Layout } from "../hooks/use-layout.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import { CornerButtons } from "./CornerButtons.tsx";
import { MoreButton } from "./MoreButton.tsx";
import styles from "./studio.module.css";

/** The top bar: the studio's name, the designs, and the corner with credits, queue, collection and account. */
export function StudioTop({ layout }: { layout: Layout }) {
  const isFolded = layout === "phone" || layout === "low";
  return (
    <header className={styles.top}>
      <h1 className={styles.name}>
        <Wordmark />
      </h1>
      <div className={styles.tabs}>
        <TabBar isFolded={isFolded} />
      </div>
      <nav className={styles.corner} aria-label={t`Studio`}>
        <CreditsPill />
        {isFolded ? <MoreButton /> : <CornerButtons />}
      </nav>
    </header>
  );
}
