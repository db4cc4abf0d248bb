import { t } from "@lingui/core/macro";
import { type Job, lookSettings, pictureSettings } from "@lacquer/contracts";
import { toast } from "../../ui/toast.ts";
import { fingersOf } from "./fingers-of.ts";
import { keptSet } from "./lost-words.ts";
import { shownHand } from "../draft/index.ts";
import { useTabsStore } from "../tabs/index.ts";

/**
 * Applies the settings and words of a finished image to the open design, as one undo step. The design's photo, light,
 * hand, drawing and references stay. Each nail gets the settings that the same finger had in the image.
 */
export function takeSettings(job: Job): void {
  const { activeId, tabs, updateTab } = useTabsStore.getState();
  const name = tabs.find(({ id }) => id === activeId)?.name;
  if (name === undefined) return;
  const { otherHand, shownHand: seen } = keptSet(job);
  updateTab(
    activeId,
    ({ designSettings, influenceWeights, nails, shownHand: kept }) => {
      const worn = fingersOf(job.nails);
      const shown = shownHand({ nails, shownHand: kept ?? seen });
      // The stage may show the other hand than the image did. The hand on the stage then gets the design that the
      // image's job had for that hand.
      const other = seen !== null && seen !== shown ? otherHand : null;
      const wornHand = (other && seen) ?? shown;
      return {
        designSettings: { ...lookSettings(job.designSettings), ...pictureSettings(designSettings) },
        influenceWeights: {
          ...influenceWeights,
          finish: job.influenceWeights.finish,
          texture: job.influenceWeights.texture,
        },
        aiPrompt: job.prompt,
        fingers: other ?? worn,
        otherHand: other ? worn : otherHand,
        ...(otherHand && { shownHand: shown }),
        nails: nails.map(({ design: _own, ...guide }) => {
          const { finger, hand = shown } = guide;
          const own = job.nails.find(
            (nail) => nail.finger === finger && (nail.hand ?? wornHand) === hand,
          );
          // On a photo of both hands, each nail goes by its own hand.
          const design = own?.design ?? (hand === wornHand ? undefined : otherHand?.[finger]);
          return design ? { ...guide, design } : guide;
        }),
      };
    },
    { label: t`Took the settings of an image` },
  );
  toast(t`${name} now has the settings and words of the image`, {
    description: t`Photo, drawing and references stayed. Undo brings back the old settings.`,
  });
}
