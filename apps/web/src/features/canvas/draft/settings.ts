import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { readPrompt } from "@lacquer/nails";
import { type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { useToolStore } from "../stage/toolStore.ts";
import { changeWork, readTab } from "./workStore.ts";

/** A design's settings as one nail wears them. */
export function settingsOf(nail: NailGuide, settings: DesignSettings): DesignSettings {
  return { ...settings, ...nail.design?.settings };
}

/** A tab's settings as they are painted: what its words name outranks the pickers. */
export function paintedSettings({
  designSettings,
  aiPrompt,
}: Pick<DraftTab, "designSettings" | "aiPrompt">): DesignSettings {
  return { ...designSettings, ...readPrompt(aiPrompt).settings };
}

function withSettings(nail: NailGuide, patch: Partial<DesignSettings>): NailGuide {
  return { ...nail, design: { ...nail.design, settings: { ...nail.design?.settings, ...patch } } };
}

/** Index of the nail that changes go to alone, or null when they go to the whole design. */
export function onlyNailOf(tabId: string): number | null {
  const { onlyThisNail, selected } = useToolStore.getState();
  const index = selected[tabId] ?? null;
  return onlyThisNail && index !== null && readTab(tabId)?.nails[index] ? index : null;
}

/** Changes the design's settings, or those of the chosen nail when only that nail is to change. */
export function changeSettings(tabId: string, patch: Partial<DesignSettings>) {
  const index = onlyNailOf(tabId);
  if (index === null) {
    useTabsStore.getState().updateTab(tabId, ({ designSettings }) => ({
      designSettings: { ...designSettings, ...patch },
    }));
    return;
  }
  changeWork(
    tabId,
    ({ nails }) => ({
      nails: nails.map((nail, at) => (at === index ? withSettings(nail, patch) : nail)),
    }),
    `settings ${index} ${Object.keys(patch).join(" ")}`,
  );
}

/** Takes away what makes a nail's settings differ from the design's. */
export function resetNail(tabId: string, index: number) {
  changeWork(tabId, ({ nails }) => ({
    nails: nails.map((nail, at) => (at === index ? plain(nail) : nail)),
  }));
}

function plain({ design, ...nail }: NailGuide): NailGuide {
  const { settings: _own, ...rest } = design ?? {};
  return Object.keys(rest).length > 0 ? { ...nail, design: rest } : nail;
}
