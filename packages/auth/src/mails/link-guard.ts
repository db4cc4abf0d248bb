import { ERRORS, STUDIO_HEADER } from "@lacquer/contracts";
import { APIError } from "better-auth/api";
import { BY_LINK } from "./mail-links.ts";

const LEADS_ELSEWHERE = ["callbackURL", "errorCallbackURL", "newUserCallbackURL"];

interface LinkUse {
  path: string;
  query: unknown;
  headers?: Headers | undefined;
}

/**
 * Refuses a link from a mail unless the studio's own page uses it. The library accepts these links by GET. Without this
 * check, another site could therefore sign a visitor in to a stranger's account, and the visitor's work as a guest
 * would move into it.
 */
export function refuseForeignUse({ path, query, headers }: LinkUse): void {
  if (!BY_LINK.has(path)) return;
  const site = headers?.get("sec-fetch-site") ?? "same-origin";
  const isNavigation = headers?.get("sec-fetch-mode") === "navigate";
  if (!headers?.has(STUDIO_HEADER) || site !== "same-origin" || isNavigation)
    throw new APIError("FORBIDDEN", { code: "cross_site", message: ERRORS.cross_site.message });
  const names = typeof query === "object" && query !== null ? Object.keys(query) : [];
  const refused = names.find((name) => LEADS_ELSEWHERE.includes(name));
  if (refused !== undefined)
    throw new APIError("BAD_REQUEST", {
      code: "invalid_input",
      message: `${refused}: A link from a mail may not lead to another address.`,
    });
}
