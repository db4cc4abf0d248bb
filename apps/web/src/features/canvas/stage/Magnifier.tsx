import type { NailGuide } from "@lacquer/contracts";
import type { DesignSettings } from "@lacquer/contracts";
import { Picture } from "../../../ui/Picture.tsx";
import type { Point, Size } from "../view/geometry.ts";
import { nailOnStage } from "../guides/nail-on-stage.ts";
import styles from "./magnifier.module.css";
import type { Rect } from "../view/viewport.ts";

const SIDE = 132;
const TIMES = 2.2;

interface Props {
  photoUrl: string;
  /** The place under the thumb, in stage pixels. */
  at: Point;
  guide: NailGuide | null;
  settings: DesignSettings;
  rect: Rect;
  stage: Size;
}

/** Shows an enlarged view of the part under the thumb, in a corner that the thumb does not cover. */
export function Magnifier({ photoUrl, at, guide, settings, rect, stage }: Props) {
  const close: Rect = {
    left: SIDE / 2 - (at.x - rect.left) * TIMES,
    top: SIDE / 2 - (at.y - rect.top) * TIMES,
    width: rect.width * TIMES,
    height: rect.height * TIMES,
  };
  const isRight = at.x < stage.width / 2;
  return (
    <div className={styles.magnifier} data-side={isRight ? "right" : "left"} aria-hidden="true">
      <Picture src={photoUrl} alt="" style={{ ...close, position: "absolute", maxWidth: "none" }} />
      <svg width={SIDE} height={SIDE}>
        {guide && <path d={nailOnStage(guide, settings, close).outline} />}
        <circle cx={SIDE / 2} cy={SIDE / 2} r={3} />
      </svg>
    </div>
  );
}
