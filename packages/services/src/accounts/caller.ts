import { type ApiKeyScope, LacquerError, scopeCovers } from "@lacquer/contracts";

/** A caller: either a person in the studio, as a guest or with an account, or a program with an account's API key. */
export type Caller =
  | { kind: "session"; userId: number; sessionId: number; isGuest: boolean }
  | { kind: "apiKey"; userId: number; keyId: number; scope: ApiKeyScope };

/**
 * Returns the scope that a key needs for a call. Without a declared scope, every key may read, but only `manage` may
 * change anything. A new route that changes something is therefore closed to other keys until it declares a scope.
 */
export function neededScope(
  kind: "reads" | "changes",
  declared: ApiKeyScope | undefined,
): ApiKeyScope {
  return declared ?? (kind === "reads" ? "read" : "manage");
}

/**
 * Checks a caller's scope; no other code does. A person's session may do everything that belongs to that person. Throws
 * scope_missing.
 */
export function requireScope(caller: Caller, needed: ApiKeyScope): void {
  if (caller.kind === "apiKey" && !scopeCovers(caller.scope, needed))
    throw new LacquerError("scope_missing");
}
