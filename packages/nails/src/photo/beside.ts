import type { NailGuide } from "@lacquer/contracts";
import { clamp, cos, PI, sin } from "../maths/maths.ts";

/** Farther than this, in nail widths, a finger beside fills nothing of a nail's view. */
const FARTHEST = 4;

/** Nearer than this no finger can lie beside a nail. */
const NEAREST = 0.6;

/** A finger as near as fingers lie leaves this much of the room in view. */
const MOST = 0.7;

/**
 * How much of each nail's view to its left and right the fingers beside it fill, 0–1, by where their nails lie.
 * `aspect` is the photo's height per width.
 */
export function besideEach(guides: readonly NailGuide[], aspect: number): [number, number][] {
  return guides.map((own, index) => {
    const turn = (own.angle * PI) / 180;
    const [c, s] = [cos(turn), sin(turn)];
    const natural = own.length / own.width;
    let [left, right] = [0, 0];
    for (const [i, other] of guides.entries()) {
      if (i === index) continue;
      const ux = (other.x - own.x) / own.width;
      const uy = ((other.y - own.y) * aspect) / own.width;
      const across = ux * c + uy * s;
      const along = ux * s - uy * c;
      // A finger goes on below its nail, so one whose nail lies higher still passes by.
      if (along < -1.4 * natural || along > 4 * natural || Math.abs(across) < NEAREST) continue;
      const share = MOST * clamp((FARTHEST - Math.abs(across)) / (FARTHEST - 1.3), 0, 1);
      if (across < 0) left = Math.max(left, share);
      else right = Math.max(right, share);
    }
    return [left, right];
  });
}
