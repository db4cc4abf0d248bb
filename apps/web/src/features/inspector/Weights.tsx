import { t } from "@lingui/core/macro";
import { useTabsStore, type DraftTab, type DraftWeights } from "../tabs/index.ts";
import { InfluenceBar } from "./InfluenceBar.tsx";
import { Strength } from "./Strength.tsx";

function setWeights(tabId: string, patch: Partial<DraftWeights>) {
  useTabsStore.getState().updateTab(tabId, ({ influenceWeights }) => ({
    influenceWeights: { ...influenceWeights, ...patch },
  }));
}

/** The sliders for the influence of each source, and for how strongly finish and texture show. */
export function Weights({ tab }: { tab: DraftTab }) {
  const { influenceWeights: weights, designSettings } = tab;
  return (
    <>
      <InfluenceBar
        influence={weights}
        color={designSettings.baseColor}
        onChange={(influence) => setWeights(tab.id, influence)}
      />
      <Strength
        label={t`Finish`}
        value={weights.finish}
        onChange={(finish) => setWeights(tab.id, { finish })}
      />
      <Strength
        label={t`Texture`}
        value={weights.texture}
        onChange={(texture) => setWeights(tab.id, { texture })}
      />
    </>
  );
}
