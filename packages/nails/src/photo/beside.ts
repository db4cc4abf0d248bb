import type { NailGuide } from "@lacquer/contracts";
import { clamp, cos, PI, sin } from "../maths/maths.ts";

/** A finger that is farther away than this, in nail widths, is not reflected in a nail. */
const FARTHEST = 4;

/**
 * Another nail belongs to a neighbouring finger only if it is at least this far to the side, in nail widths. Fingers
 * cannot lie closer together.
 */
const NEAREST = 0.6;

/** The share of one side's reflection that is taken up by a finger right beside the nail. No finger takes up more. */
const MOST = 0.7;

/**
 * Returns for each nail how much of what its left and right side can reflect is a neighbouring finger, 0–1. The shares
 * are computed from the positions of the nails. `aspect` is the photo's height ÷ width.
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
      // A finger continues below its nail, so a finger whose nail is higher up can still be beside this nail.
      if (along < -1.4 * natural || along > 4 * natural || Math.abs(across) < NEAREST) continue;
      const share = MOST * clamp((FARTHEST - Math.abs(across)) / (FARTHEST - 1.3), 0, 1);
      if (across < 0) left = Math.max(left, share);
      else right = Math.max(right, share);
    }
    return [left, right];
  });
}
