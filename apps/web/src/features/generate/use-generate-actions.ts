import { IMAGES_MAX } from "@lacquer/contracts";
import { type Action, useActions } from "../actions/index.ts";
import { openPanel } from "../address/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";

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
      label: count === 1 ? "1 image" : `${count} images`,
      group: "Make",
      words: "how many count",
      isChosen: tab.imageCount === count,
      run: () => useTabsStore.getState().updateTab(tab.id, { imageCount: count }),
    };
  });
  useActions("generate", [
    {
      id: "generate",
      label: "Generate",
      group: "Make",
      words: "paint render create make images",
      keys: "Mod+Enter",
      hearsKeys: true,
      isOff: !isReady,
      run: () => onPress(performance.now()),
    },
    {
      id: "request",
      label: "What we will send",
      group: "Make",
      words: "request preview prompt",
      run: () => openPanel("request"),
    },
    ...counts,
  ]);
}
