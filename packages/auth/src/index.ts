export { ADDRESS_HEADER, type Auth, type AuthOptions, createAuth } from "./auth.ts";
export { readSession, type SessionUser } from "./read-session.ts";
export { setPassword } from "./set-password.ts";
