import { t } from "@lingui/core/macro";

export const versionWords = (version: number): string => t`Version ${version}`;

/** Returns "Version 2, image 1". */
export const imageWords = (version: number, image: number): string =>
  t`Version ${version}, image ${image}`;

/** The name of a design that continues from an image whose own design is closed. */
export const continuedName = (): string =>
  t({ message: "Continued", comment: "The name of a design that continues from an image." });
