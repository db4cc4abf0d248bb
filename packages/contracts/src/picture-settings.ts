import type { DesignSettings } from "./settings.ts";

// This code has a file of its own, because the pages that need it do not load the parser that `settings.ts` needs.

/** The settings that belong to the whole picture: the hand and the light on it, not the look of the nails. */
export const PICTURE_SETTINGS = {
  hand: true,
  light: true,
  whiteBalance: true,
  whitePoint: true,
} as const satisfies Partial<Record<keyof DesignSettings, true>>;

export type PictureSettings = Pick<DesignSettings, keyof typeof PICTURE_SETTINGS>;

/** The settings of the look alone. A hand in another photo with another light can wear the same look. */
export type LookSettings = Omit<DesignSettings, keyof typeof PICTURE_SETTINGS>;

/** Returns the settings of the look, without the settings of the picture. */
export function lookSettings(settings: DesignSettings): LookSettings {
  const { hand: _hand, light: _light, whiteBalance: _auto, whitePoint: _white, ...look } = settings;
  return look;
}

/** Returns only those settings of the picture that are set. */
export function pictureSettings(settings: DesignSettings): PictureSettings {
  const { hand, light, whiteBalance, whitePoint } = settings;
  return {
    ...(hand && { hand }),
    ...(light && { light }),
    ...(whiteBalance && { whiteBalance }),
    ...(whitePoint && { whitePoint }),
  };
}
