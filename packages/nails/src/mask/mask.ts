import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { naturalOutline } from "../geometry/natural.ts";
import { nailFrame, pathOf, profileOutline, round } from "../geometry/outline.ts";
import { looksOf } from "../render.ts";
import { thingsBeyond } from "./things-beyond.ts";

/**
 * The data that determines where the nails are: guides, settings, and the prompt, whose words may name a shape or
 * length.
 */
export interface MaskedDesign {
  nails: readonly NailGuide[];
  settings: DesignSettings;
  prompt?: string;
}

interface Size {
  width: number;
  height: number;
}

/**
 * The width of the fully white margin around a nail, in nail widths. The margin covers the nail's shadow and the fold
 * of the cuticle.
 */
const MARGIN = 0.16;
/**
 * The extra length that the mask allows the free edge, in nail widths. It is needed because no provider keeps exactly
 * to the design.
 */
const TIP_ROOM = 0.3;
/** The width of the soft edge, in nail widths. */
const FEATHER = 0.26;
/** The number of grey levels in which the soft edge is drawn. */
const STEPS = 16;

interface MaskedNail {
  /** Closed outlines whose union is the nail, with the things that extend beyond it. */
  paths: string;
  /** The outline of the extra room beyond the free edge. */
  tip: string;
  /** The number of pixels in one nail width. */
  unit: number;
}

function maskedNails({ nails, settings, prompt = "" }: MaskedDesign, photo: Size): MaskedNail[] {
  const designed = nails.map((guide) => ({ guide }));
  const looks = looksOf({ nails: designed, settings, prompt, seed: "", imageIndex: 0 });
  return nails.map((guide, i) => {
    const frame = nailFrame(guide, looks[i]?.settings ?? settings, photo);
    const outline = profileOutline(frame.profile).map(([x, y]) => frame.at(x, y));
    const from = Math.max(frame.natural * 0.6, frame.length * 0.5);
    const tip = [
      frame.at(-0.4, from),
      frame.at(-0.4, frame.length + TIP_ROOM),
      frame.at(0.4, frame.length + TIP_ROOM),
      frame.at(0.4, from),
    ];
    return {
      paths: [outline, naturalOutline(frame), ...thingsBeyond(frame, guide.design?.placed ?? [])]
        .map((points) => pathOf(points))
        .join(""),
      tip: pathOf(tip),
      unit: frame.width,
    };
  });
}

function document({ width, height }: Size, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#000000"/>${body}</svg>`;
}

/**
 * Returns the nails as a complete SVG document of the photo's size in pixels. Designed and natural nails are white, and
 * so are the things that extend beyond them. Everything else is black.
 */
export function nailsMaskSvg(design: MaskedDesign, photo: Size): string {
  const paths = maskedNails(design, photo).map((nail) => nail.paths);
  return document(photo, `<path d="${paths.join("")}" fill="#ffffff" fill-rule="nonzero"/>`);
}

/**
 * Returns the region that an image provider may change, as a complete SVG document of the photo's size in pixels. The
 * nails and a margin for cuticle, shadow and a longer free edge are white. The part that must stay unchanged is black.
 * In the soft edge between them, the grey level is the new picture's share.
 */
export function changeRegionSvg(design: MaskedDesign, photo: Size): string {
  const nails = maskedNails(design, photo);
  let body = "";
  // The widest and darkest step is drawn first for all nails, so that the lighter grey is on top where two nails meet.
  // No filter is used, because blurring a whole photo takes longer than everything else.
  for (let step = 1; step <= STEPS; step++) {
    const t = step / STEPS;
    const eased = t * t * (3 - 2 * t);
    const level = Math.round(255 * eased)
      .toString(16)
      .padStart(2, "0");
    const color = `#${level}${level}${level}`;
    const grow = MARGIN + FEATHER * (1 - (step - 1) / (STEPS - 1));
    for (const { paths, tip, unit } of nails) {
      body += `<path d="${paths}${tip}" fill="${color}" stroke="${color}" stroke-width="${round(2 * grow * unit)}" stroke-linejoin="round"/>`;
    }
  }
  return document(photo, body);
}
