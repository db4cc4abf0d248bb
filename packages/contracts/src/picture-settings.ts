import type { DesignSettings } from "./settings.ts";

// This stands apart from the settings' shape, because pages that need it do without the parser.

/** The settings that belong to the whole picture: the hand and the light on it, not the look of the nails. */
export const PICTURE_SETTINGS = {
  hand: true,
  light: true,
  whiteBalance: true,
  whitePoint: true,
} as const satisfies Partial<Record<keyof DesignSettings, true>>;

export type PictureSettings = Pick<DesignSettings, keyof typeof PICTURE_SETTINGS>;

/** The settings of the look alone, which another hand in another light can wear. */
export type LookSettings = Omit<DesignSettings, keyof typeof PICTURE_SETTINGS>;

/** Returns the settings without those of the picture. */
export function lookSettings(settings: DesignSettings): LookSettings {
  const { hand: _hand, light: _light, whiteBalance: _auto, whitePoint: _white, ...look } = settings;
  return look;
}

/** Returns only the settings of the picture, as far as they are set. */
export function pictureSettings(settings: DesignSettings): PictureSettings {
  const { hand, light, whiteBalance, whitePoint } = settings;
  return {
    ...(hand && { hand }),
    ...(light && { light }),
    ...(whiteBalance && { whiteBalance }),
    ...(whitePoint && { whitePoint }),
  };
}
