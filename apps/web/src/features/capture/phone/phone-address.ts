/** Where a phone begins. The token stands behind the #, which no server and no proxy is told. */
export const PHONE_PATH = "/phone";

/** The address in the code: the one by which the computer opened the studio. */
export const phoneAddress = (token: string): string =>
  `${window.location.origin}${PHONE_PATH}#${token}`;

/** Names by which a computer knows itself alone. */
export function isOnlyHere(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
