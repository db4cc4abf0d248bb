import { type ApiKeyScope, LacquerError, scopeCovers } from "@lacquer/contracts";

/** The caller: a person in the studio, as a guest or with an account, or a program with an account's API key. */
export type Caller =
  | { kind: "session"; userId: number; sessionId: number; isGuest: boolean }
  | { kind: "apiKey"; userId: number; keyId: number; scope: ApiKeyScope };

/**
 * The scope that a key needs for a call that declares none. Every key may read; only `manage` may change anything, so a
 * new route stays closed to keys until somebody gives it a scope.
 */
export function neededScope(
  kind: "reads" | "changes",
  declared: ApiKeyScope | undefined,
): ApiKeyScope {
  return declared ?? (kind === "reads" ? "read" : "manage");
}

/**
 * The one place that checks a key's scope. A person's session may do everything that belongs to that person. Throws
 * scope_missing.
 */
export function requireScope(caller: Caller, needed: ApiKeyScope): void {
  if (caller.kind === "apiKey" && !scopeCovers(caller.scope, needed))
    throw new LacquerError("scope_missing");
}
