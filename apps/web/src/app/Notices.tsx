import { t } from "@lingui/core/macro";
import { CloudOff, HardDrive } from "lucide-react";
import { useRef } from "react";
import { AddressNotice, openPanel } from "../features/address/index.ts";
import { MissedResultsNotice } from "../features/missed-results/index.ts";
import { NewVersion } from "../features/new-version/index.ts";
import { useTabsStore } from "../features/tabs/index.ts";
import { useIsOnline } from "../hooks/use-is-online.ts";
import { useLostParts } from "../hooks/use-part.ts";
import { useBlobsRefused } from "../platform/kept-blobs.ts";
import { useLayout } from "../hooks/use-layout.ts";
import { useNoticesHeight } from "./use-notices-height.ts";
import styles from "./studio.module.css";

/** Notices about the network and the storage. Each one shows only while its problem lasts. */
export function Notices() {
  const element = useRef<HTMLDivElement>(null);
  useNoticesHeight(element);
  const isOnline = useIsOnline();
  const layout = useLayout();
  const storageFailed = useTabsStore((state) => state.storageFailed);
  const isPartLost = useLostParts((state) => state.lost > 0);
  const blobsRefused = useBlobsRefused((state) => state.isRefused);
  return (
    <div ref={element} className={styles.notices} role="status" data-notices>
      <AddressNotice />
      <MissedResultsNotice onOpenCollection={() => openPanel("collection")} />
      <NewVersion />
      {!isOnline && (
        <p className={styles.notice}>
          <CloudOff className="icon" aria-hidden />
          <span>
            {layout === "phone" || layout === "low"
              ? t`Offline. Your drafts are kept.`
              : t`You are offline. Drafts stay in this browser. Designs that you generate are sent when you are back online. Painting continues.`}
          </span>
        </p>
      )}
      {isPartLost && (
        <p className={styles.notice}>
          <CloudOff className="icon" aria-hidden />
          <span>{t`This part could not be loaded. The studio tries again and opens it by itself.`}</span>
        </p>
      )}
      {(storageFailed || blobsRefused) && (
        <p className={styles.notice}>
          <HardDrive className="icon" aria-hidden />
          <span>{t`This browser cannot keep more drafts: its storage is full or switched off. Finished images are safe with the studio.`}</span>
        </p>
      )}
    </div>
  );
}
