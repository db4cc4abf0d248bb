import { plural } from "@lingui/core/macro";

/** Returns "1 image" or "4 images". */
export const imageCountWords = (count: number): string =>
  plural(count, { one: "# image", other: "# images" });
