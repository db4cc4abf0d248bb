import type { CreateJobBody, RequestDescription } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
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
import { imageCountWords } from "./image-count.ts";
import { PaintingDetails } from "./PaintingDetails.tsx";
import { credits } from "../../ui/format.ts";
import styles from "./request-sheet.module.css";

interface RequestSheetProps {
  tab: DraftTab;
  open: boolean;
  onClose: () => void;
}

/** Asks the server to describe the request that Generate would send. A changed drawing is uploaded first. */
async function describe(
  tabId: string,
): Promise<{ body: CreateJobBody; description: RequestDescription }> {
  const drawingImageUrl = await flushDrawing(tabId);
  const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === tabId);
  if (!tab) throw new Error("The design was closed.");
  const body = await withUploads(composeBody(tab, drawingImageUrl));
  return { body, description: await trpcClient.jobs.describe.mutate(body) };
}

/** Shows everything that a press of Generate would send, and its price, before anything is paid. */
export function RequestSheet({ tab, open, onClose }: RequestSheetProps) {
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t`What we will send`}
      description={t`This is exactly what Generate sends for this design. Looking is free.`}
    >
      <Request key={tab.id} tabId={tab.id} />
    </SidePanel>
  );
}

/** Mounted only while the sheet is open, so each opening sends a new query and never shows an old response. */
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
            {t`Look again`}
          </button>
        </div>
      )}
      {query.data && !query.error && <Described {...query.data} />}
    </>
  );
}

interface DescribedProps {
  body: CreateJobBody;
  description: RequestDescription;
}

function Described({ body, description }: DescribedProps) {
  const { images, call, painting } = description;
  const price = credits(description.price);
  return (
    <div className={styles.sheet}>
      <p className={`${styles.price} tabular`}>
        <strong>{imageCountWords(images)}</strong>
        <span>{` · ${t`${price}, taken when painting starts, returned if it fails`}`}</span>
      </p>
      {call && <CallDetails call={call} />}
      {painting && <PaintingDetails painting={painting} body={body} />}
    </div>
  );
}

function Loading() {
  return (
    <div className={styles.sheet} role="status" aria-busy="true" aria-label={t`Preparing`}>
      <div className={`skeleton ${styles.loadingLine}`} />
      <div className={`skeleton ${styles.loadingBlock}`} />
      <div className={`skeleton ${styles.loadingBlock}`} />
    </div>
  );
}
