import { STUDIO_HEADER } from "@lacquer/contracts";

/** The response of /api/auth; `error` is null after a success. */
export interface AuthAnswer {
  data: unknown;
  error: { code?: string | undefined; message?: string | undefined; status: number } | null;
}

const word = (body: unknown, key: "code" | "message"): string | undefined => {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : null;
  return typeof value === "string" ? value : undefined;
};

/**
 * Sends a request to better-auth, whose responses have their own format. The better-auth client would make up a
 * twentieth of the first page's script, for six stateless requests. Throws when no response arrives.
 */
export async function askAuth(
  path: string,
  body?: object,
  options?: Pick<RequestInit, "credentials">,
): Promise<AuthAnswer> {
  const answer = await fetch(`/api/auth/${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: { [STUDIO_HEADER]: "1", ...(body && { "content-type": "application/json" }) },
    ...options,
    cache: "no-store",
    // The library answers a used link with a redirect. The redirect is not followed, so that the caller sees the
    // failure.
    redirect: "manual",
  });
  const data: unknown = await answer.json().catch(() => null);
  if (answer.ok) return { data, error: null };
  const { status } = answer;
  return {
    data: null,
    error: { code: word(data, "code"), message: word(data, "message"), status },
  };
}
