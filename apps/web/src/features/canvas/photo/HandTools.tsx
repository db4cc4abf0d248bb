import { t } from "@lingui/core/macro";
import { Brush } from "lucide-react";
import { useState } from "react";
import { partOf } from "../../../platform/parts.ts";
import { toast } from "../../../ui/toast.ts";
import type { ShownHand } from "../../draft/index.ts";
import styles from "./hand-picker.module.css";

const workPart = partOf(() => import("./work-on-hand.ts"));

/** The button that opens the tools on the rendered hand. Until it is pressed, the hand only shows the design. */
export function HandTools({ tabId, shown }: { tabId: string; shown: ShownHand }) {
  const [isOpening, setIsOpening] = useState(false);
  const open = async () => {
    setIsOpening(true);
    try {
      const { workOnHand } = await workPart.load();
      await workOnHand(tabId, shown);
    } catch {
      toast.error(t`The hand could not be opened`, {
        description: t`Check the connection and try again.`,
      });
    } finally {
      setIsOpening(false);
    }
  };
  return (
    <button type="button" className={styles.work} disabled={isOpening} onClick={() => void open()}>
      <Brush className="icon" aria-hidden />
      {t`Work on this hand`}
    </button>
  );
}
