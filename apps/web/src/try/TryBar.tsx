import { t } from "@lingui/core/macro";
import { Download, Sparkles } from "lucide-react";
import { useState } from "react";
import { announce } from "../features/announcer/index.ts";
import type { DraftTab } from "../features/tabs/index.ts";
import type { Layout } from "../hooks/use-layout.ts";
import { partOf } from "../platform/parts.ts";
import { saveBlob } from "../platform/share-files.ts";
import { toast } from "../ui/toast.ts";
import styles from "./try.module.css";

const paintPart = partOf(() => import("../features/painted-picture/index.ts"));

interface Props {
  tab: DraftTab;
  layout: Layout;
  onGenerate: () => void;
}

/**
 * The bar with two buttons: Download saves the picture on the stage, and Generate explains what a studio of one's own
 * does.
 */
export function TryBar({ tab, layout, onGenerate }: Props) {
  const [isPainting, setPainting] = useState(false);
  const isFolded = layout === "phone" || layout === "low";

  async function download() {
    if (isPainting) return;
    setPainting(true);
    try {
      const { paintPicture } = await paintPart.load();
      saveBlob(await paintPicture(tab), `${tab.name}.jpg`);
      announce(t`The picture is saved.`);
    } catch {
      toast.error(t`The picture could not be saved`, { description: t`Try again.` });
    } finally {
      setPainting(false);
    }
  }

  return (
    <div className={styles.bar} data-folded={isFolded ? "" : undefined}>
      <p className={styles.words}>
        {isFolded
          ? t`Your photo stays here.`
          : t`You are trying Lacquer. Your photo and your designs stay in this browser; nothing is sent.`}
      </p>
      <button
        className={`button ${styles.button}`}
        type="button"
        aria-disabled={isPainting}
        onClick={() => void download()}
      >
        <Download className="icon" aria-hidden />
        <span>{t`Download`}</span>
      </button>
      <button
        className={`button button-primary ${styles.button}`}
        type="button"
        aria-haspopup="dialog"
        onClick={onGenerate}
      >
        <Sparkles className="icon" aria-hidden />
        <span>{t`Generate`}</span>
      </button>
    </div>
  );
}
