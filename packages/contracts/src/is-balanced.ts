import type { DesignSettings } from "./settings.ts";

// This function has a file of its own, because the pages that need it do not load the parser that `settings.ts` needs.

/** Returns true if the white of the photo is made neutral, which changes the colours of the whole photo. */
export const isBalanced = ({ whiteBalance, whitePoint }: DesignSettings): boolean =>
  whiteBalance === "auto" || whitePoint !== undefined;
