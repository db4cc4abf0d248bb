import { type NailGuide, type PlacedThing, THINGS_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { thingName } from "../names/index.ts";

function across(x: number): string {
  if (x < 0.35) return t({ message: "left", context: "place on a nail" });
  return x > 0.65
    ? t({ message: "right", context: "place on a nail" })
    : t({ message: "middle", context: "place on a nail" });
}

function along(y: number): string {
  if (y < 0.25) return t`near the cuticle`;
  return y > 0.75 ? t`near the tip` : t({ message: "halfway", context: "place on a nail" });
}

/** Describes a decoration's kind and place, for somebody who cannot see it. */
export function describedThing(thing: PlacedThing): string {
  const [turn, percent] = [Math.round(thing.angle), Math.round(thing.size * 100)];
  return [
    thingName(thing),
    across(thing.x),
    along(thing.y),
    t`${percent} % of the nail's width`,
    turn === 0 ? "" : t`turned ${turn}°`,
    thing.mirrored ? t`mirrored` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Returns the number of decorations on a nail, in a few words. */
export function thingsNote(guide: NailGuide | undefined): string {
  if (!guide) return "";
  const count = guide.design?.placed?.length ?? 0;
  return t`${count} of ${THINGS_MAX}`;
}
