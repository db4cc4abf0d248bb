import { MAIL_PAGE } from "@lacquer/contracts";

/** The number of seconds for which a link that confirms an address, changes an address or sets a password works. */
export const LINK_SECONDS = 60 * 60;

/** Endpoints that use a link from a mail and may sign the visitor in. */
export const BY_LINK = new Set(["/verify-email", "/magic-link/verify"]);

/**
 * Returns a link for a mail. The link opens a page of the studio. Mail servers open links to check them, so the page
 * asks the visitor to press a button before it uses the token. The token follows the #; browsers never send that part.
 */
export const mailLink = (
  origin: string,
  what: "confirm" | "sign-in" | "password" | "address",
  token: string,
): string => `${origin}${MAIL_PAGE}#${what}=${encodeURIComponent(token)}`;

/** The claims in a link that confirms an address. The library checks the link's signature. */
export interface LinkClaims {
  email?: string;
  /** The new address, if the link changes the address. */
  updateTo?: string;
  requestType?: string;
}

/** Returns the claims of a confirmation link without checking its signature. */
export function claimsOf(token: unknown): LinkClaims {
  const payload = typeof token === "string" ? token.split(".")[1] : undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
