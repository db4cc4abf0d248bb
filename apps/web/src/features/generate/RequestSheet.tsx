import type { RequestDescription } from "@lacquer/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newId } from "../../platform/ids.ts";
import { flushDrawing } from "../draft/index.ts";
import { failureOf } from "../../api/errors.ts";
import { trpcClient } from "../../api/trpc.ts";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { withUploads } from "../outbox/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { CallDetails } from "./CallDetails.tsx";
import { composeBody } from "./compose-body.ts";
import { PaintingDetails } from "./PaintingDetails.tsx";
import { credits } from "../../ui/format.ts";
import styles from "./request-sheet.module.css";

interface RequestSheetProps {
  tab: DraftTab;
  open: boolean;
  onClose: () => void;
}

/** Asks for the description of the design as Generate would send it, after uploading a changed drawing. */
async function describe(tabId: string): Promise<RequestDescription> {
  const drawingImageUrl = await flushDrawing(tabId);
  const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === tabId);
  if (!tab) throw new Error("The design was closed.");
  return trpcClient.jobs.describe.mutate(await withUploads(composeBody(tab, drawingImageUrl)));
}

/** Everything that a press of Generate would send, and its price, before anything is paid. */
export function RequestSheet({ tab, open, onClose }: RequestSheetProps) {
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title="What we will send"
      description="This is exactly what Generate sends for this design. Looking is free."
    >
      <Request key={tab.id} tabId={tab.id} />
    </SidePanel>
  );
}

/** Mounted while the sheet is open, so each opening asks again and never shows an old answer. */
function Request({ tabId }: { tabId: string }) {
  const [opening] = useState(() => newId());
  const query = useQuery({
    queryKey: ["request-sheet", opening],
    queryFn: () => describe(tabId),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <>
      {query.isPending && <Loading />}
      {query.error && (
        <div className={styles.failed} role="alert">
          <p>{failureOf(query.error).message}</p>
          <button className="button" type="button" onClick={() => void query.refetch()}>
            Look again
          </button>
        </div>
      )}
      {query.data && !query.error && (
        <div className={styles.sheet}>
          <p className={`${styles.price} tabular`}>
            <strong>{query.data.images === 1 ? "1 image" : `${query.data.images} images`}</strong>
            <span>{` · ${credits(query.data.price)}, taken when painting starts, returned if it fails`}</span>
          </p>
          {query.data.call && <CallDetails call={query.data.call} />}
          {query.data.painting && <PaintingDetails painting={query.data.painting} />}
        </div>
      )}
    </>
  );
}

function Loading() {
  return (
    <div className={styles.sheet} aria-busy="true" aria-label="Preparing">
      <div className={`skeleton ${styles.loadingLine}`} />
      <div className={`skeleton ${styles.loadingBlock}`} />
      <div className={`skeleton ${styles.loadingBlock}`} />
    </div>
  );
}
