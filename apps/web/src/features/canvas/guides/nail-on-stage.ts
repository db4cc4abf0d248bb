import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { nailOutline } from "@lacquer/nails";
import { settingsOf } from "../../draft/index.ts";
import type { Rect } from "../view/viewport.ts";
import { axes } from "../view/geometry.ts";

/** One nail's place on the stage, in stage pixels. */
export interface NailOnStage {
  /** The painted nail's outline as an SVG path. */
  outline: string;
  cuticle: { x: number; y: number };
  angle: number;
  width: number;
  /** The length from the cuticle to the painted tip, which is longer than the natural nail. */
  painted: number;
}

export function nailOnStage(guide: NailGuide, settings: DesignSettings, rect: Rect): NailOnStage {
  const points = nailOutline(guide, settingsOf(guide, settings), rect);
  const cuticle = { x: rect.left + guide.x * rect.width, y: rect.top + guide.y * rect.height };
  const { tip } = axes(guide.angle);
  const along = points.map(
    ([x, y]) => (x - guide.x * rect.width) * tip.x + (y - guide.y * rect.height) * tip.y,
  );
  const path = points.map(([x, y]) => `${(rect.left + x).toFixed(1)} ${(rect.top + y).toFixed(1)}`);
  return {
    outline: `M${path.join("L")}Z`,
    cuticle,
    angle: guide.angle,
    width: guide.width * rect.width,
    painted: Math.max(...along),
  };
}
