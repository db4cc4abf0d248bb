/** The phone's first address. The token stands after the #, which no browser sends to a server or proxy. */
export const PHONE_PATH = "/phone";

/** The address in the code: the one by which the computer opened the studio. */
export const phoneAddress = (token: string): string =>
  `${window.location.origin}${PHONE_PATH}#${token}`;

/** Names by which only the computer itself can be reached. */
export function isOnlyHere(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
