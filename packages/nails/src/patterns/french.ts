import { mix } from "../paint/color.ts";
import { goldThread } from "../paint/gold-thread.ts";
import { crossing } from "../paint/nail-curves.ts";
import type { PatternPainter } from "./pattern.ts";

/** The accent on the free edge, bounded by a smile line that follows the nail bed. */
export const french: PatternPainter = (nail) => {
  const { palette, character, length, natural, settings } = nail;
  const wanted = Math.max(
    natural * 0.86,
    length - 0.52 - 0.2 * character.scale * (length - natural),
  );
  const smile = Math.min(wanted, length - 0.34);
  const bend = 0.2;
  const line = crossing(smile - bend * 0.55, bend);
  const tip =
    nail.curve(line) +
    `L${nail
      .path([
        [0.8, length + 0.3],
        [-0.8, length + 0.3],
      ])
      .slice(1)}`;
  const shade = nail.along(
    "fs",
    [
      [0, mix(palette.accent, palette.deep, 0.16), 1],
      [0.25, palette.accent, 1],
      [1, palette.accent, 1],
    ],
    smile - 0.1,
    length,
  );
  const under = `<path d="${nail.curve(line)}" fill="none" stroke="${palette.deep}" stroke-width="${nail.px(0.05)}" stroke-opacity=".22"/>`;
  const bed = nail.glow("fb", [0, natural * 0.42], 0.42, natural * 0.5, [
    [0, palette.light, 0.4],
    [1, palette.light, 0],
  ]);
  const thread =
    settings.styleVibe === "edgy" ||
    settings.styleVibe === "futuristic" ||
    settings.styleVibe === "bold"
      ? goldThread(nail, nail.curve(line), 0.022 * character.line)
      : "";
  return `${nail.cover(bed)}${under}<path d="${tip}" fill="${shade}"/>${thread}`;
};
