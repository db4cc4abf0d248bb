import { LINEAR, encoded, linearOf, luminance } from "../painter/srgb.ts";
import type { PhotoReading } from "./reading.ts";
import type { Pixels } from "./samples.ts";

/** For each channel, the new value of each byte once the photo's colour cast is removed. */
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

/** Colour casts that are fainter than this are ignored. */
const FAINT = 0.015;

function tableOf(gain: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    Math.floor(encoded((LINEAR[byte] ?? 0) * gain) + 0.5),
  );
}

/**
 * Returns the tables that make the photo's white neutral at the same brightness; null when the white is neutral
 * already.
 */
export function balanceOf({ white }: PhotoReading): Balance | null {
  const cast = linearOf(white.cast);
  const middle = luminance(cast);
  const [red, green, blue] = cast.map((channel) =>
    Math.min(MOST, Math.max(LEAST, middle / Math.max(1e-3, channel))),
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
