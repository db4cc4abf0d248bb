import { type ApiKeyScope, LacquerError, scopeCovers } from "@lacquer/contracts";

/** Who is asking: a person at the studio, as a guest or with an account, or a program with an account's API key. */
export type Caller =
  | { kind: "session"; userId: number; sessionId: number; isGuest: boolean }
  | { kind: "apiKey"; userId: number; keyId: number; scope: ApiKeyScope };

/**
 * What a key needs for a call, where the call itself does not say: reading is open to all keys, changing anything only to
 * those that may do everything, so that a new route is closed until somebody thinks of it.
 */
export function neededScope(
  kind: "reads" | "changes",
  declared: ApiKeyScope | undefined,
): ApiKeyScope {
  return declared ?? (kind === "reads" ? "read" : "manage");
}

/** The one place where keys are held to their scope; a person's session may do all that is theirs. Throws scope_missing. */
export function requireScope(caller: Caller, needed: ApiKeyScope): void {
  if (caller.kind === "apiKey" && !scopeCovers(caller.scope, needed))
    throw new LacquerError("scope_missing");
}
