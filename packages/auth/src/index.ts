export { ADDRESS_HEADER, type Auth, type AuthOptions, createAuth } from "./auth.ts";
export { readCaller } from "./read-caller.ts";
export { setPassword } from "./set-password.ts";
