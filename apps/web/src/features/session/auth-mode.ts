/** Into an account there is, or into a new one. */
export type AuthMode = "sign-in" | "sign-up";
