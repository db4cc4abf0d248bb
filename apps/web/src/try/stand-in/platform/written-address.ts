/** The try page keeps the studio's path behind the "#", so that a reload finds the page under any sub-path. */
export const writtenPath = (path: string): string => `#${path}`;

export const readPath = (): string => window.location.hash.slice(1) || "/";
