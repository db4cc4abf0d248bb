/** Sign in to an existing account, or create a new one. */
export type AuthMode = "sign-in" | "sign-up";
