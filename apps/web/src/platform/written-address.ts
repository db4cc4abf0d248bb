/**
 * How the studio's paths are written in the browser's address. The try page has a form of its own, because a plain
 * static server has only one page.
 */
export const writtenPath = (path: string): string => path;

/** Returns the studio's path that the browser's address stands for. */
export const readPath = (): string => window.location.pathname;
