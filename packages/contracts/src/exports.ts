/** The shapes in which a result can be exported: uncropped, or cropped for the place where it will be shown. */
export const EXPORT_SHAPES = ["full", "4x5", "3x4", "9x16", "1x1"] as const;
export type ExportShape = (typeof EXPORT_SHAPES)[number];

export const EXPORT_TYPES = ["jpeg", "png", "webp"] as const;
export type ExportType = (typeof EXPORT_TYPES)[number];

/** What an export shows: the designed nails, the photo without them, or both side by side. */
export const EXPORT_SHOWS = ["after", "before", "both"] as const;
export type ExportShow = (typeof EXPORT_SHOWS)[number];
