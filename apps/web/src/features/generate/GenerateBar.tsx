import { CREDITS_PER_IMAGE, IMAGES_MAX } from "@lacquer/contracts";
import { Sparkles } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { credits } from "../../ui/format.ts";
import { useCredits } from "../credits/index.ts";
import { useIsSending, useReachesServer } from "../outbox/index.ts";
import { AuthDialog, usePerson } from "../session/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { generate } from "./generate.ts";
import { readinessOf } from "./readiness.ts";
import { RequestSheet } from "./RequestSheet.tsx";
import { sendsWords } from "./sends-words.ts";
import { isGenerateShortcut } from "./shortcut.ts";
import styles from "./generate.module.css";

const COUNTS = Array.from({ length: IMAGES_MAX }, (_, index) => {
  const label = String(index + 1);
  return { value: label, label, name: index === 0 ? "1 image" : `${label} images` };
});

/** The bar that never leaves: how many images, what they cost and when, what is sent, and Generate. */
export function GenerateBar({ tab }: { tab: DraftTab }) {
  const updateTab = useTabsStore((state) => state.updateTab);
  const { summary } = useCredits();
  const { person } = usePerson();
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  const isOnline = useReachesServer();
  const [isSigningUp, setSigningUp] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const isSending = useIsSending(tab.id);
  const { imageCount } = tab;
  const { isReady, reason, needsAccount } = readinessOf({
    imageCount,
    summary,
    isSending,
    isOnline,
    isGuest: person?.isGuest ?? false,
  });

  const press = useEffectEvent(() => isReady && void generate(tab.id));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isGenerateShortcut(event)) press();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div className={styles.bar}>
      <div className={styles.words}>
        <p className={`${styles.price} tabular`}>
          <strong>{imageCount === 1 ? "1 image" : `${imageCount} images`}</strong>
          {` · ${credits(imageCount * CREDITS_PER_IMAGE)}`}
          <span className={styles.when}>, taken when painting starts, back if it fails</span>
        </p>
        <div className={styles.sendsLine}>
          <p className={styles.sends} id="generate-reason" data-blocked={reason !== null}>
            {reason ?? sendsWords(tab, status.data?.provider ?? null)}
            {needsAccount && (
              <>
                {" "}
                <button className="link-button" type="button" onClick={() => setSigningUp(true)}>
                  Create an account for more
                </button>
              </>
            )}
          </p>
          {reason === null && isOnline && (
            <button
              className={`link-button ${styles.look}`}
              type="button"
              onClick={() => setLooking(true)}
            >
              What we will send
            </button>
          )}
        </div>
      </div>
      <Segmented
        className={styles.count}
        label="How many images"
        value={String(imageCount)}
        options={COUNTS}
        onChange={(count) => updateTab(tab.id, { imageCount: Number(count) })}
      />
      <button
        className={`button button-primary ${styles.button}`}
        type="button"
        disabled={!isReady}
        aria-describedby="generate-reason"
        aria-keyshortcuts="Control+Enter"
        onClick={() => void generate(tab.id)}
      >
        <Sparkles className="icon" aria-hidden />
        Generate
      </button>
      <RequestSheet tab={tab} open={isLooking} onClose={() => setLooking(false)} />
      <AuthDialog open={isSigningUp} onClose={() => setSigningUp(false)} initialMode="sign-up" />
    </div>
  );
}
