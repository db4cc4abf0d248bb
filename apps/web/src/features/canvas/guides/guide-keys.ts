import type { NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { moveBy, resizeBy, type Size, turnBy } from "../view/geometry.ts";

const STEP = 0.002;
const STEP_MORE = 0.015;

/** Tells users of screen readers which keys change the selected nail. */
export const guideKeysHelp = (): string =>
  t`The arrow keys move it, further with Shift. Square brackets turn it. Plus and minus change its width, comma and full stop its length. Delete removes it.`;

/** Returns the nail after a key press; null if the key does nothing here. `photo` may use any unit. */
export function guideAfterKey(
  guide: NailGuide,
  key: string,
  shift: boolean,
  photo: Size,
): NailGuide | null {
  const step = shift ? STEP_MORE : STEP;
  const down = (step * photo.width) / photo.height;
  switch (key) {
    case "ArrowLeft":
      return moveBy(guide, -step, 0);
    case "ArrowRight":
      return moveBy(guide, step, 0);
    case "ArrowUp":
      return moveBy(guide, 0, -down);
    case "ArrowDown":
      return moveBy(guide, 0, down);
    case "[":
    case "{":
      return turnBy(guide, shift ? -10 : -2);
    case "]":
    case "}":
      return turnBy(guide, shift ? 10 : 2);
    case "+":
    case "=":
      return resizeBy(guide, 0.003, 0);
    case "-":
    case "_":
      return resizeBy(guide, -0.003, 0);
    case ".":
    case ">":
      return resizeBy(guide, 0, 0.004);
    case ",":
    case "<":
      return resizeBy(guide, 0, -0.004);
    default:
      return null;
  }
}
