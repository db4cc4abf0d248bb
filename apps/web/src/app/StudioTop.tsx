import { LayoutGrid } from "lucide-react";
import { openPanel } from "../features/address/index.ts";
import { AccountMenu } from "../features/account/index.ts";
import { CreditsPill } from "../features/credits/index.ts";
import { QueueButton } from "../features/queue/index.ts";
import { TabBar } from "../features/tab-bar/index.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import styles from "./studio.module.css";

/** The name, the designs, and the corner with credits, queue, collection and account. */
export function StudioTop() {
  return (
    <header className={styles.top}>
      <h1 className={styles.name}>
        <Wordmark />
      </h1>
      <div className={styles.tabs}>
        <TabBar />
      </div>
      <nav className={styles.corner} aria-label="Studio">
        <CreditsPill />
        <QueueButton onOpen={() => openPanel("queue")} />
        <button
          className="icon-button"
          type="button"
          aria-label="Collection"
          title="Collection"
          onClick={() => openPanel("collection")}
        >
          <LayoutGrid className="icon" aria-hidden />
        </button>
        <AccountMenu />
      </nav>
    </header>
  );
}
