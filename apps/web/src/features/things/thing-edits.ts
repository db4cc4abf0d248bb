import { type PlacedThing, THING_SIZE_MAX, THING_SIZE_MIN } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Returns the angle in degrees, normalised to (−180, 180]. */
export function turnedTo(angle: number): number {
  const turned = ((angle % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}

/** Returns the decoration at another place on its nail. */
export function movedTo<Thing extends PlacedThing>(thing: Thing, x: number, y: number): Thing {
  return { ...thing, x: clamp(x, 0, 1), y: clamp(y, 0, 1) };
}

export function sizedTo<Thing extends { size: number }>(thing: Thing, size: number): Thing {
  return { ...thing, size: clamp(size, THING_SIZE_MIN, THING_SIZE_MAX) };
}

/** Returns the mirrored decoration, at the same place. */
export function mirroredThing({ mirrored, ...thing }: PlacedThing): PlacedThing {
  return mirrored ? thing : { ...thing, mirrored: true };
}

/** Returns a copy of a decoration, a little to the side of it. */
export function copyBeside(thing: PlacedThing): PlacedThing {
  const step = Math.max(0.05, thing.size * 0.6);
  return movedTo(thing, thing.x + step > 1 ? thing.x - step : thing.x + step, thing.y);
}

const STEP = 0.01;
const STEP_MORE = 0.05;

/** Tells users of screen readers which keys change a decoration in the list. */
export const thingKeysHelp = (): string =>
  t`The arrow keys move it, further with Shift; up is towards the tip. Square brackets turn it. Plus and minus change its size. M mirrors it, D duplicates it, Delete removes it.`;

/** Returns the decoration after a key press; null if the key does not change it. */
export function thingAfterKey(thing: PlacedThing, key: string, shift: boolean): PlacedThing | null {
  const step = shift ? STEP_MORE : STEP;
  const turn = shift ? 15 : 3;
  switch (key) {
    case "ArrowLeft":
      return movedTo(thing, thing.x - step, thing.y);
    case "ArrowRight":
      return movedTo(thing, thing.x + step, thing.y);
    case "ArrowUp":
      return movedTo(thing, thing.x, thing.y + step);
    case "ArrowDown":
      return movedTo(thing, thing.x, thing.y - step);
    case "[":
    case "{":
      return { ...thing, angle: turnedTo(thing.angle - turn) };
    case "]":
    case "}":
      return { ...thing, angle: turnedTo(thing.angle + turn) };
    case "+":
    case "=":
      return sizedTo(thing, thing.size + STEP);
    case "-":
    case "_":
      return sizedTo(thing, thing.size - STEP);
    case "m":
    case "M":
      return mirroredThing(thing);
    default:
      return null;
  }
}
