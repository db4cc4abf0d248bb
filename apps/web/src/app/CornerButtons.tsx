import { t } from "@lingui/core/macro";
import { LayoutGrid } from "lucide-react";
import type { ReactNode } from "react";
import { AccountMenu } from "../features/account/index.ts";
import { openPanel } from "../features/address/index.ts";
import { QueueButton } from "../features/queue/index.ts";
import { DesignMenu } from "../features/tab-bar/index.ts";
import styles from "./more.module.css";

/**
 * The buttons for the queue, the collection and the account. A folded corner also shows the buttons' names and the open
 * design's menu.
 */
export function CornerButtons({ isFolded = false }: { isFolded?: boolean }) {
  const Place = isFolded ? Tile : Bare;
  return (
    <>
      {isFolded && (
        <Tile name={t`This design`}>
          <DesignMenu />
        </Tile>
      )}
      <Place name={t`Queue`}>
        <QueueButton onOpen={() => openPanel("queue")} />
      </Place>
      <Place name={t`Collection`}>
        <button
          className="icon-button"
          type="button"
          aria-label={t`Collection`}
          title={t`Collection`}
          onClick={() => openPanel("collection")}
        >
          <LayoutGrid className="icon" aria-hidden />
        </button>
      </Place>
      <Place name={t`Account`}>
        <AccountMenu />
      </Place>
    </>
  );
}

interface PlaceProps {
  name: string;
  children: ReactNode;
}

const Bare = ({ children }: PlaceProps) => children;

function Tile({ name, children }: PlaceProps) {
  return (
    <div className={styles.tile}>
      <div className={styles.press}>{children}</div>
      <span aria-hidden>{name}</span>
    </div>
  );
}
