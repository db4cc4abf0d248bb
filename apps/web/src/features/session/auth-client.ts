import { anonymousClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";

/** Speaks with /api/auth on our own origin. */
export const authClient = createAuthClient({
  baseURL: globalThis.location?.origin ?? "http://localhost",
  basePath: "/api/auth",
  plugins: [anonymousClient()],
});
