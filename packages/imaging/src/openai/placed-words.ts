import type { CharmShape, PlacedThing, StoneCut } from "@lacquer/contracts";
import { CHARMS, STONES } from "./vocabulary.ts";

/**
 * For one nail, the prompt lists at most this many kinds of things. Things of other kinds are only counted, because
 * the service limits the prompt's length.
 */
const GROUPS_MOST = 12;

/**
 * Returns a thing in words, without its position. `pictureOf` returns the name of a decal's picture if that picture is
 * sent.
 */
function whatIs(thing: PlacedThing, pictureOf: (url: string) => string | null): string {
  const { kind, form, color, setting, imageUrl, size } = thing;
  const colored = (usual: string): string => `in ${color?.toUpperCase() ?? usual}`;
  const wide = `${Math.round(size * 100)}% of the nail's width in size`;
  const picture = imageUrl === undefined ? null : pictureOf(imageUrl);
  const said = {
    stone: `${STONES[(form ?? "round") as StoneCut]} rhinestone ${colored("clear crystal")}${setting ? ` in a metal setting of ${setting.toUpperCase()}` : ""}`,
    pearl: `half pearl ${colored("cream")}`,
    charm: `polished metal charm, a ${CHARMS[(form ?? "star") as CharmShape]}, ${colored("gold")}`,
    foil: `torn scrap of metal foil ${colored("gold")} under the top coat`,
    decal: `decal ${picture ? `showing ${picture}` : "of its own"} under the top coat`,
  };
  return `${said[kind]}${thing.mirrored ? ", mirrored" : ""}, ${wide}`;
}

function placeOf({ x, y, angle }: PlacedThing): string {
  const turn = Math.round(((angle % 360) + 360) % 360);
  return `${Math.round(x * 100)}×${Math.round(y * 100)}${turn === 0 ? "" : ` turned ${turn}°`}`;
}

/** Returns one sentence about the things on one nail, with equal things grouped; null if the nail has no things. */
export function placedWords(
  nailName: string,
  things: readonly PlacedThing[],
  pictureOf: (url: string) => string | null,
): string | null {
  if (things.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const thing of things) {
    const what = whatIs(thing, pictureOf);
    groups.set(what, [...(groups.get(what) ?? []), placeOf(thing)]);
  }
  const listed = [...groups].slice(0, GROUPS_MOST);
  const more = things.length - listed.reduce((sum, [, places]) => sum + places.length, 0);
  const said = listed.map(
    ([what, places]) => `${places.length} × ${what}, at ${places.join(", ")}`,
  );
  if (more > 0) said.push(`and ${more} more of such things beside them`);
  return `Glued on ${nailName}, ${things.length} in all, each exactly at its place (percent across from the nail's left side × percent up from the cuticle, seen with the tip up): ${said.join("; ")}.`;
}
