import type {
  DesignSettings,
  LightSettings,
  NailGuide,
  NailSettings,
  WhiteBalance,
} from "@lacquer/contracts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { onlyNailOf } from "./selection.ts";
import { changeWork } from "./change-work.ts";

/** Returns the settings that apply to one nail: the design's settings with the nail's own settings over them. */
export function settingsOf(nail: NailGuide, settings: DesignSettings): DesignSettings {
  return { ...settings, ...nail.design?.settings };
}

function withSettings(nail: NailGuide, patch: NailSettings): NailGuide {
  return { ...nail, design: { ...nail.design, settings: { ...nail.design?.settings, ...patch } } };
}

/** Changes the design's settings. If only the selected nail may change, changes the settings of that nail. */
export function changeSettings(tabId: string, patch: NailSettings) {
  const index = onlyNailOf(tabId);
  if (index === null) {
    useTabsStore.getState().updateTab(tabId, ({ designSettings }) => ({
      designSettings: { ...designSettings, ...patch },
    }));
    return;
  }
  changeWork(tabId, ({ nails }) => ({
    nails: nails.map((nail, at) => (at === index ? withSettings(nail, patch) : nail)),
  }));
}

/** Sets the light's direction for all nails of a design; undefined uses the photo's own light. */
export function changeLight(tabId: string, light: LightSettings | undefined) {
  useTabsStore.getState().updateTab(tabId, ({ designSettings }) => {
    const { light: _old, ...rest } = designSettings;
    return { designSettings: light ? { ...rest, light } : rest };
  });
}

/** Sets whether the light's colour cast is removed from the photo. */
export function changeWhiteBalance(tabId: string, whiteBalance: WhiteBalance) {
  useTabsStore.getState().updateTab(tabId, ({ designSettings }) => {
    const { whitePoint: _old, ...rest } = designSettings;
    return { designSettings: { ...rest, whiteBalance } };
  });
}

/**
 * Returns the settings for a draft that gets another photo. They are without the white point, which belongs to the old
 * photo.
 */
export function withoutWhite({
  designSettings,
}: Pick<DraftTab, "designSettings">): Pick<DraftTab, "designSettings"> {
  const { whitePoint: _old, ...rest } = designSettings;
  return { designSettings: rest };
}

/** Balances the whole photo so that this colour becomes neutral. */
export function changeWhitePoint(tabId: string, whitePoint: string) {
  useTabsStore.getState().updateTab(tabId, ({ designSettings }) => {
    const { whiteBalance: _old, ...rest } = designSettings;
    return { designSettings: { ...rest, whitePoint } };
  });
}

/** Gives a nail its own reference instead of a share of the design's references; null removes the nail's reference. */
export function setNailReference(tabId: string, index: number, url: string | null) {
  changeWork(tabId, ({ nails }) => ({
    nails: nails.map((nail, at) => {
      if (at !== index) return nail;
      const { referenceImageUrl: _old, ...rest } = nail.design ?? {};
      return withDesign(nail, url === null ? rest : { ...rest, referenceImageUrl: url });
    }),
  }));
}

/** Removes everything that makes a nail differ from the design: its settings and its reference. */
export function resetNail(tabId: string, index: number) {
  changeWork(tabId, ({ nails }) => ({
    nails: nails.map((nail, at) => {
      if (at !== index) return nail;
      const { settings: _own, referenceImageUrl: _reference, ...rest } = nail.design ?? {};
      return withDesign(nail, rest);
    }),
  }));
}

function withDesign(
  { design: _old, ...nail }: NailGuide,
  design: NonNullable<NailGuide["design"]>,
): NailGuide {
  return Object.keys(design).length > 0 ? { ...nail, design } : nail;
}
