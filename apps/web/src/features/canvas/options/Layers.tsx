import { t } from "@lingui/core/macro";
import { Plus } from "lucide-react";
import { PHOTO_LAYER, useSelectedNail } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { addLayer, layerGroups } from "../actions/layer-actions.ts";
import { LayerRow } from "./LayerRow.tsx";
import styles from "./layers.module.css";

/** The drawing's layers, grouped by nail with the topmost layer first. The photo's own layers come last. */
export function Layers({ tab }: { tab: DraftTab }) {
  const selected = useSelectedNail(tab.id);
  if (!tab.originalImage) return null;
  const groups = layerGroups(tab, tab.originalImage, selected);
  return (
    <section className={styles.layers} aria-label={t`Layers`}>
      <h2>{t`Layers`}</h2>
      {groups.map(({ index, name, about, layers }) => (
        <div key={index ?? "photo"} role="group" aria-label={about.layers}>
          <header className={styles.group}>
            <span>{name}</span>
            <button
              type="button"
              aria-label={about.add}
              title={t`New layer`}
              onClick={() => addLayer(tab.id, index)}
            >
              <Plus className="icon" aria-hidden />
            </button>
          </header>
          <ul>
            {layers.map((layer, place) => (
              <LayerRow
                key={layer.id}
                tabId={tab.id}
                layer={layer}
                isTop={place === 0}
                isBottom={place === layers.length - 1 || layers[place + 1]?.id === PHOTO_LAYER.id}
              />
            ))}
          </ul>
          {layers.length === 0 && (
            <p className={styles.none}>{t`The first stroke creates a layer.`}</p>
          )}
        </div>
      ))}
    </section>
  );
}
