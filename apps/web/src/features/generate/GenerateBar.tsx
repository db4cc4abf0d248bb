import { IMAGES_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { trpc } from "../../api/trpc.ts";
import { useGenerationJob } from "../../hooks/use-generation-job.ts";
import type { Layout } from "../../hooks/use-layout.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { closePanel, openPanel, useIsOpen } from "../address/index.ts";
import { useCredits } from "../credits/index.ts";
import { useIsSending, useReachesServer } from "../outbox/index.ts";
import { useShowsResults } from "../sheet/index.ts";
import { usePerson } from "../session/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { generate } from "./generate.ts";
import { FoldedWords, JobWords } from "./FoldedWords.tsx";
import { GenerateButton } from "./GenerateButton.tsx";
import { GenerateWords } from "./GenerateWords.tsx";
import { imageCountWords } from "./image-count.ts";
import { readinessOf } from "./readiness.ts";
import { RequestSheetPart } from "./request-sheet-part.ts";
import { sendsWords } from "./sends-words.ts";
import { graceSeconds, useIsInGrace, useGraceSetting } from "./grace.ts";
import { VariationChoice } from "./VariationChoice.tsx";
import { useGenerateActions } from "./use-generate-actions.ts";
import { useGenerateShortcut } from "./use-generate-shortcut.ts";
import styles from "./generate.module.css";

const countOptions = () =>
  Array.from({ length: IMAGES_MAX }, (_, index) => {
    const label = String(index + 1);
    return { value: label, label, name: imageCountWords(index + 1) };
  });

/**
 * The bar that is always visible. It shows the number of images, their cost and when it is charged, the line about the
 * request, and Generate.
 */
export function GenerateBar({ tab, layout }: { tab: DraftTab; layout: Layout }) {
  const isFolded = layout === "phone" || layout === "low";
  const updateTab = useTabsStore((state) => state.updateTab);
  const { summary } = useCredits();
  const { person } = usePerson();
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  const isOnline = useReachesServer();
  const isLooking = useIsOpen("request");
  const isSending = useIsSending(tab.id);
  const { imageCount } = tab;
  const provider = status.data?.provider ?? null;
  // The built-in renderer paints equal requests alike, so "same" would produce identical images.
  const offersSame = provider !== "renderer";
  const { job } = useGenerationJob(tab.generationJobId);
  const toldJob = useShowsResults(layout) ? null : job;
  const isInGrace = useIsInGrace(job);
  const graceSetting = useGraceSetting((state) => state.grace);
  const { isReady, reason, needsAccount } = readinessOf({
    imageCount,
    needsVariation: imageCount > 1 && tab.variation === "same" && !offersSame,
    summary,
    isSending,
    isOnline,
    isGuest: person?.isGuest ?? false,
  });

  const press = (at: number) =>
    void generate(tab.id, { at, graceSeconds: graceSeconds(graceSetting, provider) });
  useGenerateShortcut((at) => {
    if (isReady && !isInGrace) press(at);
  });

  useGenerateActions(tab, { isReady: isReady && !isInGrace, onPress: press });

  const told = { reason, needsAccount, onSignUp: () => openPanel("sign-up") };
  return (
    <div className={styles.bar} data-folded={isFolded ? "" : undefined}>
      {isFolded ? (
        <FoldedWords {...told} tab={tab} job={toldJob} offersSame={offersSame} />
      ) : (
        <>
          <GenerateWords
            {...told}
            imageCount={imageCount}
            sends={sendsWords(tab, provider)}
            // Only a desktop has room for a line of words beside the results.
            state={layout === "tablet" && toldJob ? <JobWords job={toldJob} /> : null}
            canLook={isOnline}
            onLook={() => openPanel("request")}
          />
          {/* Placed before the counts, so that the counts do not shift under a finger that is about to press. */}
          {imageCount > 1 && <VariationChoice tab={tab} offersSame={offersSame} />}
          <Segmented
            className={styles.count}
            label={t`How many images`}
            value={String(imageCount)}
            options={countOptions()}
            onChange={(count) => updateTab(tab.id, { imageCount: Number(count) })}
          />
        </>
      )}
      <GenerateButton isReady={isReady} takenBack={isInGrace && job ? job : null} onPress={press} />
      <RequestSheetPart tab={tab} open={isLooking} onClose={() => closePanel("request")} />
    </div>
  );
}
