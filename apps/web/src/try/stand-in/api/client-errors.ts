/** Tells nobody, because the try page has no server. The browser's console already shows the error. */
export const reportClientError = (_thrown: unknown): void => {};
