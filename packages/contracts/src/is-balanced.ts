import type { DesignSettings } from "./settings.ts";

// This has a file of its own, apart from the settings' shape, because the pages that need it do not load the parser.

/** Returns true if the photo's white is made neutral. The result then differs from the photo everywhere. */
export const isBalanced = ({ whiteBalance, whitePoint }: DesignSettings): boolean =>
  whiteBalance === "auto" || whitePoint !== undefined;
