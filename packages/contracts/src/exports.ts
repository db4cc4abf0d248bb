/** The shapes in which a result leaves the studio: as it is, or cut for where it will be shown. */
export const EXPORT_SHAPES = ["full", "4x5", "3x4", "9x16", "1x1"] as const;
export type ExportShape = (typeof EXPORT_SHAPES)[number];

export const EXPORT_TYPES = ["jpeg", "png", "webp"] as const;
export type ExportType = (typeof EXPORT_TYPES)[number];

/** The designed nails, the photo without them, or the two side by side. */
export const EXPORT_SHOWS = ["after", "before", "both"] as const;
export type ExportShow = (typeof EXPORT_SHOWS)[number];
