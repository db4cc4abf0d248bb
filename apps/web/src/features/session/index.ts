export { AuthDialogPart as AuthDialog } from "./auth-dialog-part.ts";
export type { AuthMode } from "./auth-mode.ts";
export { isMailPage, MailPage } from "./mail/mail-page-part.ts";
export { SessionGate } from "./SessionGate.tsx";
export {
  changeEmail,
  changePassword,
  signOut,
  signOutElsewhere,
  signOutEverywhere,
} from "./sign-in.ts";
export { usePerson } from "./use-person.ts";
export type { Person } from "./use-person.ts";
