import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Brush } from "../../tabs/index.ts";

/** The name and effect of each brush, and its sizes in fractions of the photo's width. */
export const BRUSH_FACES: Record<
  Brush | "eraser",
  { label: MessageDescriptor; about: MessageDescriptor; least: number; most: number }
> = {
  liner: {
    label: msg`Liner`,
    about: msg`A line that thickens with pressure`,
    least: 0.002,
    most: 0.03,
  },
  striper: { label: msg`Striper`, about: msg`A long, even line`, least: 0.001, most: 0.02 },
  dots: {
    label: msg`Dotting tool`,
    about: msg`A dot for each tap, a row for a drag`,
    least: 0.003,
    most: 0.04,
  },
  sponge: { label: msg`Sponge`, about: msg`Soft and mottled`, least: 0.01, most: 0.09 },
  eraser: { label: msg`Eraser`, about: msg`Rubs out`, least: 0.008, most: 0.08 },
};
