import { type NailGuide, type PlacedThing, type ThingKind, THINGS_MAX } from "@lacquer/contracts";

export const KIND_NAMES: Record<ThingKind, string> = {
  stone: "Stone",
  pearl: "Pearl",
  charm: "Charm",
  foil: "Foil",
  decal: "Decal",
};

const across = (x: number): string => (x < 0.35 ? "left" : x > 0.65 ? "right" : "middle");
const along = (y: number): string =>
  y < 0.25 ? "near the cuticle" : y > 0.75 ? "near the tip" : "halfway";

/** Returns a name such as "round stone", "bow charm" or "pearl". */
export function thingName({ kind, form }: Pick<PlacedThing, "kind" | "form">): string {
  if (kind === "stone") return `${form ?? "round"} stone`;
  return kind === "charm" ? `${form ?? "star"} charm` : kind;
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** Describes a decoration's kind and place, for somebody who cannot see it. */
export function describedThing(thing: PlacedThing): string {
  const turn = Math.round(thing.angle);
  return [
    thingName(thing),
    `${across(thing.x)}, ${along(thing.y)}`,
    `${percent(thing.size)} of the nail's width`,
    turn === 0 ? "" : `turned ${turn}°`,
    thing.mirrored ? "mirrored" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Returns the number of decorations on a nail, in a few words. */
export function thingsNote(guide: NailGuide | undefined): string {
  return guide ? `${guide.design?.placed?.length ?? 0} of ${THINGS_MAX}` : "";
}
