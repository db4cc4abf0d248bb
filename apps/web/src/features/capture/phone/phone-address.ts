/**
 * The path that the phone opens first. The token follows the #, because browsers never send that part to a server or
 * proxy.
 */
export const PHONE_PATH = "/phone";

/** Returns the address in the QR code. It has the origin under which the computer opened the studio. */
export const phoneAddress = (token: string): string =>
  `${window.location.origin}${PHONE_PATH}#${token}`;

/** Returns true for host names that only reach the computer itself. */
export function isOnlyHere(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
