import { type Balance, whitePatch, type WhiteFault } from "@lacquer/nails";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../../platform/messages.ts";
import { announce } from "../../announcer/index.ts";
import { changeSettings, changeWhitePoint } from "../../draft/index.ts";
import { type ColorTarget, type Ink, useToolStore } from "../tool/tool-store.ts";
import type { Point } from "../view/geometry.ts";
import { colorAt, patchAt } from "../view/photo-pixels.ts";

/** A tap reads a square of the paper. This is the square's side in pixels of the working copy. */
const WHITE_SIDE = 25;

const FAULTS: Record<WhiteFault, MessageDescriptor> = {
  bright: msg`This place is too bright to show its colour. Tap a part of the paper without glare.`,
  dark: msg`This place is too dark. Tap white paper or a card in the light.`,
  colourful: msg`This place is too colourful to be white. Tap white paper or a bank card.`,
};

/** Returns the colour at a point of the photo, as the photo is shown with its white balance. */
export function shownColorAt(
  image: HTMLImageElement | null,
  point: Point,
  balance: Balance | null,
): string | null {
  const color = image && colorAt(image, point);
  if (!color || !balance) return color;
  const byte = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const [red, green, blue] = [balance.red[byte(1)], balance.green[byte(3)], balance.blue[byte(5)]];
  const hex = [red, green, blue].map((value) => (value ?? 0).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`.toUpperCase();
}

function takenWords(target: Exclude<ColorTarget, "white">, color: string): string {
  if (target === "ink") return t`Brush colour ${color}.`;
  return target === "baseColor" ? t`Base colour ${color}.` : t`Accent colour ${color}.`;
}

/** Applies a picked colour to its target: a colour of the design, or the ink. */
export function takeColor(tabId: string, color: string, target: Exclude<ColorTarget, "white">) {
  if (target === "ink") useToolStore.setState({ ink: color as Ink });
  else changeSettings(tabId, { [target]: color });
  announce(takenWords(target, color));
}

/**
 * Balances the photo so that the paper or card at this point becomes white. The colour is read from the photo without
 * any white balance. If the point cannot be white, tells the user why.
 */
export function takeWhite(tabId: string, image: HTMLImageElement, point: Point) {
  const patch = patchAt(image, point, WHITE_SIDE);
  if (!patch) return announce(t`The colours of this photo cannot be read in this browser.`);
  const { data, width, height } = patch;
  const white = whitePatch({ data, width, height, channels: 4 });
  if (!white.startsWith("#")) return announce(i18n._(FAULTS[white as WhiteFault]));
  changeWhitePoint(tabId, white);
  useToolStore.setState({ tool: "select", dropTarget: "baseColor" });
  announce(t`The photo is now balanced. The white you tapped was ${white} in the photo.`);
}
