import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { changeWork, settingsOf, useSelectedNail, useTab, useToolStore } from "../canvas/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";

/** What the pickers show and change: the whole design, or one nail of it. */
export interface Design {
  tab: DraftTab;
  settings: DesignSettings;
  change: (patch: Partial<DesignSettings>) => void;
  /** The chosen nail, if there is one. */
  nail: { index: number; guide: NailGuide } | null;
  /** True when changes go to the chosen nail alone. */
  onlyNail: boolean;
}

function withSettings(nail: NailGuide, patch: Partial<DesignSettings>): NailGuide {
  return { ...nail, design: { ...nail.design, settings: { ...nail.design?.settings, ...patch } } };
}

/** Takes away what makes a nail differ in its settings. */
export function resetNail(tabId: string, index: number) {
  changeWork(tabId, ({ nails }) => {
    const nail = nails[index];
    if (!nail) return { nails };
    const { design, ...plain } = nail;
    const { settings: _own, ...rest } = design ?? {};
    return {
      nails: nails.with(index, Object.keys(rest).length > 0 ? { ...plain, design: rest } : plain),
    };
  });
}

export function useDesign(tabId: string): Design | null {
  const tab = useTab(tabId);
  const selected = useSelectedNail(tabId);
  const wanted = useToolStore((state) => state.onlyThisNail);
  if (!tab) return null;
  const guide = selected === null ? undefined : tab.nails[selected];
  const nail = guide && selected !== null ? { index: selected, guide } : null;
  const onlyNail = wanted && nail !== null;

  const change = (patch: Partial<DesignSettings>) => {
    if (nail && onlyNail) {
      const key = `nail ${nail.index} ${Object.keys(patch).join(" ")}`;
      return changeWork(
        tabId,
        ({ nails }) => ({
          nails: nails.with(nail.index, withSettings(nails[nail.index] ?? nail.guide, patch)),
        }),
        key,
      );
    }
    useTabsStore.getState().updateTab(tabId, ({ designSettings }) => ({
      designSettings: { ...designSettings, ...patch },
    }));
  };
  return {
    tab,
    settings: onlyNail ? settingsOf(nail.guide, tab.designSettings) : tab.designSettings,
    change,
    nail,
    onlyNail,
  };
}
