import type { Brush } from "../../tabs/index.ts";

/** The name and effect of each brush, and its sizes in fractions of the photo's width. */
export const BRUSH_FACES: Record<
  Brush | "eraser",
  { label: string; about: string; least: number; most: number }
> = {
  liner: {
    label: "Liner",
    about: "A line that thickens with pressure",
    least: 0.002,
    most: 0.03,
  },
  striper: { label: "Striper", about: "A long, even line", least: 0.001, most: 0.02 },
  dots: {
    label: "Dotting tool",
    about: "A dot for each tap, a row for a drag",
    least: 0.003,
    most: 0.04,
  },
  sponge: { label: "Sponge", about: "Soft and mottled", least: 0.01, most: 0.09 },
  eraser: { label: "Eraser", about: "Rubs out", least: 0.008, most: 0.08 },
};
