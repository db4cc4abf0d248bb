export { AuthDialogPart as AuthDialog } from "./auth-dialog-part.ts";
export type { AuthMode } from "./auth-mode.ts";
export { SessionGate } from "./SessionGate.tsx";
export { changePassword, signOut, signOutEverywhere } from "./sign-in.ts";
export { usePerson } from "./use-person.ts";
export type { Person } from "./use-person.ts";
