import type { DesignSettings } from "./settings.ts";

// This stands apart from the settings' shape, because pages that need it do without the parser.

/** True if the photo's white is made neutral, so that the result differs from the photo everywhere. */
export const isBalanced = ({ whiteBalance, whitePoint }: DesignSettings): boolean =>
  whiteBalance === "auto" || whitePoint !== undefined;
