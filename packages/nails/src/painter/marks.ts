import type { Pattern } from "@lacquer/contracts";
import type { Detail, DetailKind } from "../paint/details.ts";
import type { NailLook } from "../variation.ts";
import {
  CONFETTI,
  CUTS,
  DOT_RADIUS,
  DOTS,
  flowersOn,
  RIBBON,
  ROSETTE_PITCH,
  ROW,
  SMILE_THREAD,
  smileHasThread,
  STONE_GROWTH,
  THREADS,
} from "./mark-sizes.ts";

/** All marks of one kind that a pattern or a detail leaves on a nail. */
export interface Mark {
  of: Pattern | DetailKind;
  kind: "line" | "ribbon" | "field" | "dot" | "flower" | "spot" | "thing" | "bit";
  count: number;
  /** The width of the narrowest mark, in widths of the natural nail. */
  width: number;
  /** The narrowest gap between two of the marks; absent if they may touch. */
  gap?: number;
  /** The colour as `#RRGGBB`; absent if it is one of the design's colours. */
  color?: string;
  /** True for a thread of metal. Such threads are taped or stamped and not painted. */
  isMetal?: boolean;
}

const line = (of: Mark["of"], half: number, count = 1): Mark => ({
  of,
  kind: "line",
  count,
  width: 2 * half,
  isMetal: true,
});

function patternMarks({ settings, character }: NailLook, length: number): Mark[] {
  const { patternType: of, styleVibe } = settings;
  switch (of) {
    case "solid":
    case "ombre":
    case "marble":
      return [];
    case "french":
      return smileHasThread(styleVibe) ? [line(of, SMILE_THREAD * character.line)] : [];
    case "swirl": {
      const count = Math.ceil((length + RIBBON.every) / (RIBBON.every / character.density));
      const fine = RIBBON.fine * character.line * RIBBON.slope;
      const gap = (RIBBON.beside - RIBBON.fine * character.line) * RIBBON.slope;
      return [
        { of, kind: "ribbon", count, width: 2 * fine, gap },
        { of, kind: "line", count, width: 2 * fine },
      ];
    }
    case "floral": {
      const count = flowersOn(length, character.density);
      return [{ of, kind: "flower", count, width: 0.24 * character.scale }];
    }
    case "geometric":
      return [
        { of, kind: "field", count: CUTS.count, width: 0.2 },
        line(of, CUTS.thread * character.line, CUTS.count),
      ];
    case "animal": {
      const pitch = ROSETTE_PITCH * character.scale;
      return [
        { of, kind: "spot", count: Math.round(length / (pitch * pitch)), width: 0.6 * pitch },
      ];
    }
    case "dots": {
      const pitch = DOTS.pitch / Math.sqrt(character.density);
      const width = 2 * DOTS.radius * character.scale;
      const count = Math.round(length / (pitch * pitch));
      return [{ of, kind: "dot", count, width, gap: pitch - width }];
    }
  }
}

function detailMarks({ kind: of, color }: Detail, { character }: NailLook): Mark[] {
  const own = color === undefined ? {} : { color };
  const row = (grow: number): Mark[] => {
    const sizes = [...new Set(ROW.map(({ r }) => 2 * r * grow))];
    return sizes.map((width) => ({
      of,
      kind: "thing",
      count: ROW.filter(({ r }) => 2 * r * grow === width).length,
      width,
      ...own,
    }));
  };
  switch (of) {
    case "line":
      return [
        { ...line(of, THREADS.main * character.line), ...own },
        { ...line(of, THREADS.fine * character.line), ...own },
      ];
    case "foil":
      return [{ of, kind: "bit", count: 1, width: 0.05, ...own }];
    case "confetti":
      return [{ of, kind: "bit", count: CONFETTI.count, width: 2 * CONFETTI.least, ...own }];
    case "dot":
      return [{ of, kind: "dot", count: 1, width: 2 * DOT_RADIUS, ...own }];
    case "gems":
      return row(STONE_GROWTH);
    case "pearls":
    case "studs":
      return row(1);
  }
}

/**
 * Returns what is painted and placed on a nail of this length (in nail widths): first the marks of its pattern, and
 * after these the marks of its details.
 */
export const marksOf = (look: NailLook, length: number): Mark[] => [
  ...patternMarks(look, length),
  ...look.details.flatMap((detail) => detailMarks(detail, look)),
];
