import type { LightSettings } from "@lacquer/contracts";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";

const ABOVE = msg`from above`;

const FROM = [
  ABOVE,
  msg`from the upper right`,
  msg`from the right`,
  msg`from the lower right`,
  msg`from below`,
  msg`from the lower left`,
  msg`from the left`,
  msg`from the upper left`,
];

/**
 * Describes the photo's white balance in words. `white` is "auto", or the colour by which the designer balanced the
 * photo.
 */
export const whiteWords = (white: string): string =>
  white === "auto" ? t`colour cast removed` : t`white set to ${{ color: white.toUpperCase() }}`;

/** The light's default height. */
export const HEIGHT_USUAL = 0.5;

/** Returns the light's position in words. */
export function lightWords({ angle, height = HEIGHT_USUAL }: LightSettings): string {
  if (height > 0.85) return t`from the camera`;
  const side = i18n._(FROM[Math.round(angle / 45) % 8] ?? ABOVE);
  if (height < 0.2) return t`${side}, raking`;
  return height > 0.6 ? t`${side}, high` : side;
}

/**
 * Returns the light for a knob at `x`, `y` in a ring of radius 1 (y points down). At the rim the light is low; in the
 * middle the light comes from the camera.
 */
export function lightAt(x: number, y: number): LightSettings {
  const turned = Math.round((Math.atan2(x, -y) * 180) / Math.PI);
  const height = Math.max(0, 1 - Math.hypot(x, y));
  return { angle: (turned + 360) % 360, height: Math.round(height * 20) / 20 };
}

/** Returns the knob's position for a light; the inverse of `lightAt`. */
export function knobOf({ angle, height = HEIGHT_USUAL }: LightSettings): { x: number; y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: Math.sin(radians) * (1 - height), y: -Math.cos(radians) * (1 - height) };
}

/** Returns the light after a key press; null for a key that does not move the knob. */
export function lightAfter(key: string, light: LightSettings): LightSettings | null {
  const { angle, height = HEIGHT_USUAL } = light;
  const raised = (by: number): number =>
    Math.min(1, Math.max(0, Math.round((height + by) * 20) / 20));
  switch (key) {
    case "ArrowRight":
      return { angle: (angle + 5) % 360, height };
    case "ArrowLeft":
      return { angle: (angle + 355) % 360, height };
    case "ArrowUp":
      return { angle, height: raised(0.05) };
    case "ArrowDown":
      return { angle, height: raised(-0.05) };
    default:
      return null;
  }
}
