import { anonymousClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";

/** The door to /api/auth on our own origin. */
export const authClient = createAuthClient({
  baseURL: globalThis.location?.origin ?? "http://localhost",
  basePath: "/api/auth",
  plugins: [anonymousClient()],
});
