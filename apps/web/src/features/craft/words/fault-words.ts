import { select, t } from "@lingui/core/macro";
import type { Fault } from "@lacquer/craft";
import { millimetres, percent } from "./figures.ts";
import { ruleText } from "./rule-text.ts";

/** The reason why a nail is hard or impossible to make by hand, in an artist's words. */
export function reasonOf(fault: Fault): string {
  switch (fault.rule) {
    case "line": {
      const [width, least] = [millimetres(fault.width), millimetres(fault.least)];
      return t`A line of ${width}: a liner draws ${least} at its finest. A stamp or a decal would work.`;
    }
    case "gap": {
      const [width, least] = [millimetres(fault.width), millimetres(fault.least)];
      return t`A gap of ${width} closes up. A brush needs a gap of ${least}. A stamp or a decal would work.`;
    }
    case "crowded": {
      const { count, room } = fault;
      const area = Math.round(fault.area);
      return t`${count} elements on ${area} mm²: there is room for about ${room} by hand. Use fewer and larger ones.`;
    }
    case "free-edge": {
      const [edge, most] = [millimetres(fault.freeEdge), millimetres(fault.most)];
      const bed = millimetres(fault.bed);
      return t`${edge} of free edge on a bed of ${bed} breaks without an extension. Extend it, or keep it under ${most}.`;
    }
    case "pointed": {
      const [least, edge] = [millimetres(fault.least), millimetres(fault.freeEdge)];
      return t`A point needs ${least} of free edge; this nail has ${edge}. Extend it, or choose a rounder shape.`;
    }
    case "gradient": {
      const { colours, most } = fault;
      const [width, under] = [millimetres(fault.width), millimetres(fault.under)];
      return t`${colours} colours fade into each other over ${width}. On a nail narrower than ${under}, more than ${most} colours turn grey. Use fewer colours, or a plain nail.`;
    }
    case "stone":
      return tooWide(fault.kind, percent(fault.share));
    case "tip":
      return tooFarOut(fault.kind, millimetres(fault.end));
    case "crossing": {
      const [reason, order] = [ruleText(fault.crossing.reason), ruleText(fault.crossing.order)];
      return t`${reason} The order that works: ${order}`;
    }
  }
}

const tooWide = (kind: string, share: string): string =>
  select(kind, {
    pearl: `A pearl over ${share} of the nail's width does not follow the nail's curve, so it will not hold. A smaller one will.`,
    charm: `A charm over ${share} of the nail's width does not follow the nail's curve, so it will not hold. A smaller one will.`,
    other: `A stone over ${share} of the nail's width does not follow the nail's curve, so it will not hold. A smaller one will.`,
  });

const tooFarOut = (kind: string, end: string): string =>
  select(kind, {
    pearl: `A pearl on the last ${end} of the tip gets knocked off. Set it further in.`,
    charm: `A charm on the last ${end} of the tip gets knocked off. Set it further in.`,
    other: `A stone on the last ${end} of the tip gets knocked off. Set it further in.`,
  });

/** The reason in a few words, for a list of nails with the same fault. */
export function shortReasonOf(fault: Fault): string {
  switch (fault.rule) {
    case "line": {
      const least = millimetres(fault.least);
      return t`lines thinner than ${least} at this length`;
    }
    case "gap": {
      const least = millimetres(fault.least);
      return t`gaps under ${least}`;
    }
    case "crowded":
      return t`more elements than the nail has room for`;
    case "free-edge":
      return t`too long without an extension`;
    case "pointed":
      return t`too short for a point`;
    case "gradient":
      return t`too many colours in a gradient`;
    case "stone":
      return t`stones too wide for the nail`;
    case "tip": {
      const end = millimetres(fault.end);
      return t`stones on the last ${end}`;
    }
    case "crossing":
      return t`effects that get in each other's way`;
  }
}
