import {
  DECAL_PICTURES_MAX,
  decalPictures,
  type NailGuide,
  type PlacedThing,
  THINGS_MAX,
} from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { announce } from "../announcer/index.ts";
import { changeWork, readTab } from "../draft/index.ts";
import { nailInText, thingName } from "../names/index.ts";
import type { StepOptions } from "../tabs/index.ts";

function withThings(guide: NailGuide, placed: PlacedThing[]): NailGuide {
  const { design, ...nail } = guide;
  const { placed: _old, ...rest } = design ?? {};
  if (placed.length > 0) return { ...nail, design: { ...rest, placed } };
  return Object.keys(rest).length > 0 ? { ...nail, design: rest } : nail;
}

/** Changes the decorations on one nail, as one undo step with this label. */
function changeThings(
  tabId: string,
  index: number,
  change: (placed: PlacedThing[]) => PlacedThing[],
  step: StepOptions,
) {
  changeWork(
    tabId,
    ({ nails }) => ({
      nails: nails.map((guide, at) =>
        at === index ? withThings(guide, change([...(guide.design?.placed ?? [])])) : guide,
      ),
    }),
    step,
  );
}

const thingsOn = (tabId: string, index: number): readonly PlacedThing[] =>
  readTab(tabId)?.nails[index]?.design?.placed ?? [];

/**
 * Adds a decoration on top of the others on the nail. Returns its index; if it does not fit, tells the user why and
 * returns null.
 */
export function addThing(tabId: string, index: number, thing: PlacedThing): number | null {
  const nails = readTab(tabId)?.nails ?? [];
  const guide = nails[index];
  if (!guide) return null;
  const count = thingsOn(tabId, index).length;
  if (count >= THINGS_MAX) {
    announce(t`A nail can hold up to ${THINGS_MAX} things.`);
    return null;
  }
  const pictures = decalPictures(nails);
  if (thing.imageUrl && !pictures.has(thing.imageUrl) && pictures.size >= DECAL_PICTURES_MAX) {
    announce(t`A design's decals can show up to ${DECAL_PICTURES_MAX} different pictures.`);
    return null;
  }
  const [name, nail] = [thingName(thing), nailInText(guide)];
  const place = count + 1;
  changeThings(tabId, index, (placed) => [...placed, thing], {
    label: t`A ${{ thing: name }} on the ${nail}`,
  });
  announce(t`A ${{ thing: name }} on the ${nail}, ${place} of up to ${THINGS_MAX}.`);
  return count;
}

/** Returns the names of the fields that differ between two looks of a decoration. These names identify the change. */
function changedFields(before: PlacedThing, after: PlacedThing): string {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PlacedThing>;
  const changed = [...keys].filter((key) => before[key] !== after[key]);
  // Moving a decoration up and moving it sideways count as the same change.
  return [...new Set(changed.map((key) => (key === "x" || key === "y" ? "place" : key)))].join(" ");
}

/** `goesOn` is true if a slider or a held key repeats the change. Undo then reverts all repetitions at once. */
export function changeThing(
  tabId: string,
  index: number,
  at: number,
  thing: PlacedThing,
  goesOn: boolean,
) {
  const before = thingsOn(tabId, index)[at];
  if (!before) return;
  const name = thingName(thing);
  changeThings(tabId, index, (placed) => placed.with(at, thing), {
    label: t`Changed a ${{ thing: name }}`,
    ...(goesOn && { key: `thing ${index} ${at} ${changedFields(before, thing)}` }),
  });
}

export function removeThing(tabId: string, index: number, at: number) {
  const thing = thingsOn(tabId, index)[at];
  if (!thing) return;
  const name = thingName(thing);
  changeThings(tabId, index, (placed) => placed.toSpliced(at, 1), {
    label: t`Removed a ${{ thing: name }}`,
  });
  announce(t`The ${{ thing: name }} is removed.`);
}
