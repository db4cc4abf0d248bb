import { encoded, LINEAR, luminance } from "../painter/srgb.ts";
import type { Pixels } from "./samples.ts";

/** Why a patch of a photo cannot show what is white. */
export type WhiteFault = "bright" | "dark" | "colourful";

/** A channel with this byte or more is cut off, so it does not show the colour. */
const CUT_OFF = 253;
/** Paper that is darker than this is mostly noise. */
const DARK = 0.03;
/**
 * A pixel counts if its brightness differs from the patch's median by at most this share. Other pixels are print or
 * dirt.
 */
const ALIKE = 0.25;
/** No lamp makes one channel of white this many times as strong as another. */
const LAMPS = 6;

/**
 * Returns the colour that a patch of white or grey has in the photo's light, as `#RRGGBB`. It is the mean of the
 * patch's light, without print, dirt and reflections. Returns a fault if the patch cannot be white, or does not show
 * its colour.
 */
export function whitePatch({ data, channels }: Pixels): string | WhiteFault {
  const seen: [number, number, number][] = [];
  for (let at = 0; at < data.length; at += channels) {
    const bytes = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.max(...bytes) >= CUT_OFF) continue;
    seen.push(bytes.map((byte) => LINEAR[byte] ?? 0) as [number, number, number]);
  }
  if (seen.length * channels * 2 < data.length) return "bright";
  const usual = seen.map(luminance).toSorted((a, b) => a - b)[seen.length >> 1] ?? 0;
  if (usual < DARK) return "dark";
  const alike = seen.filter((light) => Math.abs(luminance(light) - usual) <= ALIKE * usual);
  const mean = [0, 1, 2].map(
    (channel) => alike.reduce((sum, light) => sum + (light[channel] ?? 0), 0) / alike.length,
  );
  if (Math.max(...mean) > LAMPS * Math.min(...mean)) return "colourful";
  const hex = mean.map((value) => Math.round(encoded(value)).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`.toUpperCase();
}
