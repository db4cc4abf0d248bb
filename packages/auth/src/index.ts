export { ADDRESS_HEADER } from "./address.ts";
export { type Auth, type AuthOptions, createAuth } from "./auth.ts";
export { readCaller } from "./read-caller.ts";
export { setPassword } from "./set-password.ts";
