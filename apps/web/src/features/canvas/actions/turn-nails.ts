import type { NailGuide } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import { changeWork, paintedSettings, readTab } from "../../draft/index.ts";
import { capitalized, nailInText } from "../../names/index.ts";
import { followNail, followNailLayers } from "../drawing/follow-nail.ts";
import { turnRound } from "../view/geometry.ts";

/** Turns one nail round, with the drawing on it, so that cuticle and tip change places. */
export function turnNail(tabId: string, index: number) {
  const nail = readTab(tabId)?.nails[index];
  if (!nail) return;
  const name = nailInText(nail);
  turn(tabId, (_, at) => at === index, t`Turned the ${{ nail: name }} round`);
  announce(t`${{ nail: capitalized(name) }} turned round.`);
}

/**
 * Turns round all nails of the selected nail's hand as one step. If no nail is selected, turns round all nails of the
 * photo.
 */
export function turnHand(tabId: string, selected: number | null) {
  const nails = readTab(tabId)?.nails ?? [];
  const own = selected === null ? undefined : nails[selected];
  const isTurned = (nail: NailGuide) => own === undefined || nail.hand === own.hand;
  turn(tabId, isTurned, t`Turned the hand round`);
  const count = nails.filter(isTurned).length;
  announce(plural(count, { one: "One nail turned round.", other: "# nails turned round." }));
}

function turn(tabId: string, isTurned: (nail: NailGuide, index: number) => boolean, label: string) {
  changeWork(
    tabId,
    ({ nails, drawing, layers, originalImage: photo, ...tab }) => {
      if (!photo) return {};
      const settings = paintedSettings(tab);
      let work = { nails, drawing, layers };
      nails.forEach((nail, index) => {
        if (!isTurned(nail, index)) return;
        const to = turnRound(nail, photo);
        const move = { nails: work.nails, index, to, settings, photo, layers: work.layers };
        work = {
          nails: work.nails.with(index, to),
          drawing: followNail(work.drawing, move),
          layers: followNailLayers(move),
        };
      });
      return work;
    },
    { label },
  );
}
