import { MAIL_PAGE } from "@lacquer/contracts";

/** How long a link to confirm or change an address, or to set a password, works. */
export const LINK_SECONDS = 60 * 60;

/** Endpoints that use a link in a mail, and may sign in by it. */
export const BY_LINK = new Set(["/verify-email", "/magic-link/verify"]);

/**
 * Returns a link for a mail. It opens a page of the studio that asks for a press before it uses the token, because mail
 * servers open links to check them. The token follows the #, which browsers send to nobody.
 */
export const mailLink = (
  origin: string,
  what: "confirm" | "sign-in" | "password" | "address",
  token: string,
): string => `${origin}${MAIL_PAGE}#${what}=${encodeURIComponent(token)}`;

/** What a link to confirm an address says. The library checks its signature. */
export interface LinkClaims {
  email?: string;
  /** The new address, if the link changes the address. */
  updateTo?: string;
  requestType?: string;
}

/** Returns the claims of a confirmation link, unchecked. */
export function claimsOf(token: unknown): LinkClaims {
  const payload = typeof token === "string" ? token.split(".")[1] : undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
