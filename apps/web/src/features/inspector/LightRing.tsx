import type { DesignSettings, LightSettings } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { RotateCcw } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { changeLight } from "../draft/index.ts";
import { capitalized } from "../names/index.ts";
import { HEIGHT_USUAL, knobOf, lightAfter, lightAt, lightWords } from "./light-words.ts";
import { PhotoWhite } from "./PhotoWhite.tsx";
import { SeenIn } from "./SeenIn.tsx";
import styles from "./light-ring.module.css";

/** The knob's place while the design uses the photo's own light. */
const RESTING: LightSettings = { angle: 315, height: HEIGHT_USUAL };

interface Props {
  tabId: string;
  settings: DesignSettings;
  /** False if the design is on the rendered hand. That hand's light has no colour cast. */
  hasPhoto: boolean;
}

/**
 * Sets the direction of the light on the nails. Drag the knob around the ring, move it towards the middle to raise the
 * light, or use the arrow keys.
 */
export function LightRing({ tabId, settings, hasPhoto }: Props) {
  const { light } = settings;
  const isHeld = useRef(false);
  const usual = hasPhoto ? t`as in the photo` : t`as on the hand`;
  const words = light ? lightWords(light) : usual;
  const shown = light ?? RESTING;
  const knob = knobOf(shown);
  const moveTo = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    changeLight(
      tabId,
      lightAt(((clientX - left) / width) * 2 - 1, ((clientY - top) / height) * 2 - 1),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = lightAfter(event.key, shown);
    if (!next) return;
    event.preventDefault();
    changeLight(tabId, next);
  };
  const release = () => {
    isHeld.current = false;
  };
  return (
    <div className={styles.light}>
      <div
        className={styles.ring}
        role="slider"
        tabIndex={0}
        aria-label={t`Light`}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={Math.round(shown.angle) % 360}
        aria-valuetext={words}
        data-own={light !== undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isHeld.current = true;
          moveTo(event);
        }}
        onPointerMove={(event) => isHeld.current && moveTo(event)}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <span
          className={styles.knob}
          style={{ left: `${50 + knob.x * 50}%`, top: `${50 + knob.y * 50}%` }}
        />
      </div>
      <div className={styles.words}>
        <p>{t`Light ${words}`}</p>
        <button
          type="button"
          className="button button-quiet"
          disabled={!light}
          onClick={() => changeLight(tabId, undefined)}
        >
          <RotateCcw className="icon" aria-hidden />
          <span>{capitalized(usual)}</span>
        </button>
        {hasPhoto && <PhotoWhite tabId={tabId} settings={settings} />}
        <SeenIn />
      </div>
    </div>
  );
}
