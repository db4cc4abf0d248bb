import type { DesignSettings } from "@lacquer/contracts";
import { LINEAR, encoded, linearOf, luminance } from "../painter/srgb.ts";
import type { PhotoReading } from "./reading.ts";
import type { Pixels } from "./samples.ts";

/** The tables that remove a photo's colour cast. Each table gives the new value of every byte of its channel. */
export interface Balance {
  red: Uint8Array;
  green: Uint8Array;
  blue: Uint8Array;
}

/**
 * The limits for the change of a channel. A photo of a red cloth, for example, shows no white, so its cast must not be
 * removed completely.
 */
const LEAST = 0.6;
const MOST = 1.8;
/** The limits if the designer has tapped something white, so that the cast is known. */
const SHOWN = { least: 0.3, most: 6 };

/** Colour casts that are fainter than this are ignored. */
const FAINT = 0.015;

function tableOf(gain: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    Math.floor(encoded((LINEAR[byte] ?? 0) * gain) + 0.5),
  );
}

/**
 * Returns the tables that make the photo's white neutral at the same brightness; null if the white is neutral already.
 */
export const balanceOf = ({ white }: PhotoReading): Balance | null =>
  neutralOf(white.cast, { least: LEAST, most: MOST });

/**
 * Returns the tables that make this colour of the photo neutral at the same brightness. They use one factor for each
 * channel of the light. Returns null if the colour is neutral already.
 */
export const balanceBy = (whitePoint: string): Balance | null => neutralOf(whitePoint, SHOWN);

/** Returns the tables for the white balance that a design asks for; null if nothing is to be changed. */
export function balanceFor(
  reading: PhotoReading,
  { whiteBalance, whitePoint }: Pick<DesignSettings, "whiteBalance" | "whitePoint">,
): Balance | null {
  if (whitePoint !== undefined) return balanceBy(whitePoint);
  return whiteBalance === "auto" ? balanceOf(reading) : null;
}

/** Returns the tables that show a neutral picture in a light of this colour. */
export function tintedBy(color: string): Balance {
  const light = linearOf(color);
  const middle = luminance(light);
  const [red, green, blue] = light.map((channel) => tableOf(channel / middle));
  return { red, green, blue } as Balance;
}

function neutralOf(color: string, { least, most }: typeof SHOWN): Balance | null {
  const cast = linearOf(color);
  const middle = luminance(cast);
  const [red, green, blue] = cast.map((channel) =>
    Math.min(most, Math.max(least, middle / Math.max(1e-3, channel))),
  ) as [number, number, number];
  if ([red, green, blue].every((gain) => Math.abs(gain - 1) < FAINT)) return null;
  return { red: tableOf(red), green: tableOf(green), blue: tableOf(blue) };
}

/** Removes the colour cast from these pixels in place. */
export function rebalance({ data, channels }: Pixels, { red, green, blue }: Balance): void {
  for (let at = 0; at < data.length; at += channels) {
    data[at] = red[data[at] ?? 0] ?? 0;
    data[at + 1] = green[data[at + 1] ?? 0] ?? 0;
    data[at + 2] = blue[data[at + 2] ?? 0] ?? 0;
  }
}

/** Returns the reading that the photo would give without its colour cast. */
export function balanced(reading: PhotoReading, balance: Balance): PhotoReading {
  const small = { ...reading.small, data: Uint8Array.from(reading.small.data) };
  rebalance(small, balance);
  return { ...reading, small, white: { ...reading.white, tint: "#ffffff", cast: "#ffffff" } };
}
