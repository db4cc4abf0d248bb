import { t } from "@lingui/core/macro";
import { ArrowDown, ArrowUp, Eye, EyeOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { PHOTO_LAYER } from "../../draft/index.ts";
import type { DrawingLayer } from "../../tabs/index.ts";
import { changeLayer, deleteLayer, moveLayer } from "../actions/layer-actions.ts";
import { chooseLayer, useToolStore } from "../tool/tool-store.ts";
import { Percent } from "./Percent.tsx";
import styles from "./layers.module.css";

interface Props {
  tabId: string;
  layer: DrawingLayer;
  isTop: boolean;
  isBottom: boolean;
}

/** One layer, with a button to show or hide it. A selected layer can also be renamed, faded, moved and deleted. */
export function LayerRow({ tabId, layer, isTop, isBottom }: Props) {
  const { id, opacity = 1, hidden = false } = layer;
  const isChosen = useToolStore((state) => state.layer === id);
  const isPhotos = id === PHOTO_LAYER.id;
  const name = isPhotos ? t`Photo` : layer.name;
  return (
    <li className={styles.row} data-hidden={hidden} data-chosen={isChosen}>
      <button
        type="button"
        className={styles.eye}
        aria-label={t`Show ${name}`}
        aria-pressed={!hidden}
        title={hidden ? t`Show` : t`Hide`}
        onClick={() => changeLayer(tabId, id, { hidden: !hidden })}
      >
        {hidden ? <EyeOff className="icon" aria-hidden /> : <Eye className="icon" aria-hidden />}
      </button>
      <button
        type="button"
        className={styles.name}
        aria-pressed={isChosen}
        title={
          isChosen ? t`Strokes go here. Press again to use each nail's top layer.` : t`Draw on it`
        }
        onClick={() => chooseLayer(isChosen ? null : id)}
      >
        {name}
      </button>
      {isChosen && (
        <div className={styles.more}>
          {!isPhotos && <NameField key={name} {...{ tabId, id, name }} />}
          <Percent
            label={t`Opacity`}
            value={opacity}
            onChange={(value) => changeLayer(tabId, id, { opacity: value }, `opacity ${id}`)}
          />
          {!isPhotos && (
            <div className={styles.actions}>
              <button
                type="button"
                data-again
                disabled={isTop}
                onClick={() => moveLayer(tabId, id, 1)}
              >
                <ArrowUp className="icon" aria-hidden />
                <span>{t`Up`}</span>
              </button>
              <button
                type="button"
                data-again
                disabled={isBottom}
                onClick={() => moveLayer(tabId, id, -1)}
              >
                <ArrowDown className="icon" aria-hidden />
                <span>{t`Down`}</span>
              </button>
              <button
                type="button"
                onClick={() => {
                  chooseLayer(null);
                  deleteLayer(tabId, id);
                }}
              >
                <Trash2 className="icon" aria-hidden />
                <span>{t`Delete`}</span>
              </button>
            </div>
          )}
        </div>
      )}
    </li>
  );
}

const NAME_MAX = 40;

/** The field for the layer's name. The name is saved when the user has finished editing. */
function NameField({ tabId, id, name }: { tabId: string; id: string; name: string }) {
  const [text, setText] = useState(name);
  const settle = () => {
    const trimmed = text.trim();
    if (trimmed === "" || trimmed === name) setText(name);
    else changeLayer(tabId, id, { name: trimmed });
  };
  return (
    <input
      className={styles.field}
      aria-label={t`Name of the layer`}
      value={text}
      maxLength={NAME_MAX}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={settle}
      onKeyDown={({ key }) => key === "Enter" && settle()}
    />
  );
}
