import { BRIDAL } from "./bridal.ts";
import { CLASSIC } from "./classic.ts";
import type { LibraryLook } from "./library-look.ts";
import { SEASONAL } from "./seasonal.ts";
import { TREND } from "./trend.ts";

export { asLook } from "./as-look.ts";
export { LOOK_GROUPS, type LookGroup, type LibraryLook } from "./library-look.ts";

/** The starter library: 36 looks, drawn by the built-in renderer wherever they are shown. */
export const LIBRARY: readonly LibraryLook[] = [...CLASSIC, ...SEASONAL, ...BRIDAL, ...TREND];
