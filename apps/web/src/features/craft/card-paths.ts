/** Returns the address of a design's salon card. */
export const cardPath = (id: string): string => `/card/${encodeURIComponent(id)}`;

/** Returns the address of the order sheet for a design's tips. */
export const tipsPath = (id: string): string => `${cardPath(id)}/tips`;
