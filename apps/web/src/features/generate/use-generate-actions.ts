import { IMAGES_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type Action, useActions } from "../actions/index.ts";
import { openPanel } from "../address/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { imageCountWords } from "./image-count.ts";

interface Press {
  isReady: boolean;
  onPress: (at: number) => void;
}

/** Offers the bar's actions in the command palette. The bar handles their keys itself. */
export function useGenerateActions(tab: DraftTab, { isReady, onPress }: Press): void {
  const counts = Array.from({ length: IMAGES_MAX }, (_, index): Action => {
    const count = index + 1;
    return {
      id: `count-${count}`,
      label: imageCountWords(count),
      group: "Make",
      words: t({ message: "how many count", comment: "search words" }),
      isChosen: tab.imageCount === count,
      run: () => useTabsStore.getState().updateTab(tab.id, { imageCount: count }),
    };
  });
  useActions("generate", [
    {
      id: "generate",
      label: t`Generate`,
      group: "Make",
      words: t({ message: "paint render create make images", comment: "search words" }),
      keys: "Mod+Enter",
      hearsKeys: true,
      isOff: !isReady,
      run: () => onPress(performance.now()),
    },
    {
      id: "request",
      label: t`What we will send`,
      group: "Make",
      words: t({ message: "request preview prompt", comment: "search words" }),
      run: () => openPanel("request"),
    },
    ...counts,
  ]);
}
