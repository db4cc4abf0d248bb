/**
 * Returns the form in which the browser's address contains a path of the studio. The try page replaces this module with
 * a form of its own, because a plain static server has only one page.
 */
export const writtenPath = (path: string): string => path;

/** Returns the path of the studio that the browser's address contains. */
export const readPath = (): string => window.location.pathname;
