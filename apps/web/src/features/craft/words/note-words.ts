import { plural, t } from "@lingui/core/macro";
import type { Note } from "@lacquer/craft";
import { percent } from "./figures.ts";

/** Says what the plan assumes. */
export function noteWords(note: Note): string {
  switch (note.note) {
    case "usual-widths":
      return t`Nail widths are typical values, not measured.`;
    case "measured": {
      const share = percent(note.share);
      return note.isWhole
        ? t`Nails are measured with the bank card on the photo, accurate to about ${share}.`
        : t`Nails are measured with the bank card on the photo, accurate to about ${share}. The other widths are typical values.`;
    }
    case "no-nails":
      return t`No nails on the photo yet: the plan assumes five usual ones.`;
    case "picture":
      return t`The plan does not read what a picture shows, so the range runs from a decal to hand-painting.`;
    case "beside":
      return plural(note.strokes, {
        one: "One stroke lies on the skin beside the nails: not part of this plan.",
        other: "# strokes lie on the skin beside the nails: not part of this plan.",
      });
  }
}
