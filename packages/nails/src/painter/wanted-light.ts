import type { DesignSettings } from "@lacquer/contracts";
import type { Light } from "../design.ts";
import { cos, PI, sin } from "../maths/maths.ts";

/** Returns the photo's light, or the same light from the direction that the designer has set. */
export function lightFor(light: Light, { light: wanted }: Pick<DesignSettings, "light">): Light {
  if (!wanted) return light;
  const radians = (wanted.angle * PI) / 180;
  return {
    ...light,
    x: sin(radians),
    y: -cos(radians),
    height: wanted.height ?? 0.5,
    certainty: 1,
  };
}
