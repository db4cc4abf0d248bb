import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type KeyboardEvent, memo, useId } from "react";
import { selectNail } from "../../draft/index.ts";
import { nailName } from "../../names/index.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import { guideAfterKey, guideKeysHelp } from "./guide-keys.ts";
import { GuideFrame } from "./GuideFrame.tsx";
import { nailOnStage } from "./nail-on-stage.ts";
import styles from "./guides.module.css";

interface Props {
  tabId: string;
  nails: readonly NailGuide[];
  settings: DesignSettings;
  selected: number | null;
  /** A new nail that the user is placing. */
  placing: NailGuide | null;
  rect: Rect;
  stage: Size;
  /** True if nails react to the pointer while the current tool is chosen. */
  active: boolean;
  /** True if every nail's outline shows; false if only the selected nail's does. */
  outlined: boolean;
  /** Called when an arrow key or another key changes a nail. */
  onChange: (index: number, next: NailGuide) => void;
  onRemove: (index: number) => void;
}

/** All nails on the stage. Each can be selected, moved and named; the selected nail has a frame. */
export const GuideLayer = memo(function GuideLayer(props: Props) {
  const { tabId, nails, settings, selected, placing, rect, stage, active, outlined } = props;
  const { onChange, onRemove } = props;
  const helpId = useId();
  const { length: count } = nails;
  const looks = nails.map((nail) => nailOnStage(nail, settings, rect));
  const chosen = selected === null ? undefined : looks[selected];
  const turnBelow = (look: { cuticle: { y: number }; painted: number; angle: number }) =>
    look.cuticle.y - (look.painted + 46) * Math.cos((look.angle * Math.PI) / 180) < 0;

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const nail = nails[index];
    if (!nail || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      event.stopPropagation();
      return onRemove(index);
    }
    const next = guideAfterKey(nail, event.key, event.shiftKey, rect);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(index, next);
  };

  return (
    <svg
      className={styles.layer}
      data-active={active}
      data-outlined={outlined}
      width={stage.width}
      height={stage.height}
      role="group"
      aria-label={t`Nails on the photo`}
    >
      <desc id={helpId}>{guideKeysHelp()}</desc>
      {nails.map((nail, index) => {
        const look = looks[index];
        if (!look) return null;
        const [name, place] = [nailName(nail), index + 1];
        return (
          <g
            // The key is the index, because nails are identified by the order in which they were placed.
            key={index}
            className={styles.nail}
            role="button"
            tabIndex={0}
            data-nail={index}
            aria-pressed={index === selected}
            aria-label={t`${name}, ${place} of ${count}`}
            aria-describedby={helpId}
            onFocus={() => selectNail(tabId, index)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <path d={look.outline} />
          </g>
        );
      })}
      {/* The frame comes last, so that a neighbour never covers the selected nail's handles. */}
      {chosen && active && (
        <g data-nail={selected} className={styles.onTop} aria-hidden="true">
          <path d={chosen.outline} />
          <GuideFrame look={chosen} handles turnBelow={turnBelow(chosen)} />
        </g>
      )}
      {placing && (
        <GuideFrame look={nailOnStage(placing, settings, rect)} handles={false} turnBelow={false} />
      )}
    </svg>
  );
});
