import { confirmAccount, markConfirmed, queueMail, type Services } from "@lacquer/services";
import { magicLink } from "better-auth/plugins";
import { addressOf } from "../address.ts";
import { claimsOf, mailLink } from "./mail-links.ts";

interface MailSettings {
  services: Services;
  origin: string;
  /** True if a new account starts only when its address is confirmed. */
  sendsMail: boolean;
  /** Mails a link for choosing a password. */
  askNewPassword: (email: string) => Promise<unknown>;
}

interface Owner {
  id: string;
  email: string;
  emailVerified: boolean;
}

interface Linked {
  user: Owner;
  token: string;
}

const LINK_SECONDS = 60 * 60;
const SIGN_IN_SECONDS = 60 * 10;

/** Returns the library's settings for everything that is asked and told by mail. */
export function mailSettings({ services, origin, sendsMail, askNewPassword }: MailSettings) {
  const link = (what: Parameters<typeof mailLink>[1], token: string) =>
    mailLink(origin, what, token);
  return {
    password: {
      autoSignIn: !sendsMail,
      requireEmailVerification: sendsMail,
      resetPasswordTokenExpiresIn: LINK_SECONDS,
      // A reset link may also finish an account whose first password may be a stranger's. See existingSignUp.
      sendResetPassword: ({ user, token }: Linked) => {
        const kind = sendsMail && !user.emailVerified ? "finish-account" : "reset-password";
        return queueMail(services, {
          to: user.email,
          letter: { kind, url: link("password", token) },
        });
      },
      onPasswordReset: async ({ user }: { user: Owner }, request?: Request) => {
        if (sendsMail && !user.emailVerified)
          await markConfirmed(services, Number(user.id), { address: addressOf(request) });
        else await queueMail(services, { to: user.email, letter: { kind: "password-changed" } });
      },
      /**
       * The answer to a sign-up does not tell whether the address has an account, but the mail does. Whoever typed the
       * address first may have been a stranger, so that the owner of an unconfirmed account chooses a new password.
       */
      onExistingUserSignUp: async ({ user }: { user: Owner }) => {
        if (!user.emailVerified) await askNewPassword(user.email);
        else
          await queueMail(services, {
            to: user.email,
            letter: { kind: "account-exists", url: `${origin}/sign-in` },
          });
      },
    },
    confirmation: {
      sendOnSignUp: sendsMail,
      sendOnSignIn: sendsMail,
      autoSignInAfterVerification: true,
      expiresIn: LINK_SECONDS,
      sendVerificationEmail: ({ user, token }: Linked) =>
        queueMail(services, {
          to: user.email,
          letter:
            claimsOf(token).updateTo === undefined
              ? { kind: "confirm-address", url: link("confirm", token) }
              : { kind: "confirm-new-address", url: link("address", token) },
        }),
      beforeEmailVerification: (user: Owner, request?: Request) =>
        confirmAccount(services, Number(user.id), { address: addressOf(request) }),
    },
    changeEmail: {
      enabled: true,
      sendChangeEmailConfirmation: ({ user, newEmail, token }: Linked & { newEmail: string }) =>
        queueMail(services, {
          to: user.email,
          letter: {
            kind: "approve-new-address",
            url: link("address", token),
            newAddress: newEmail,
          },
        }),
    },
  };
}

/** Lets people sign in with a link in a mail. Unknown addresses get no mail, and the same answer. */
export function signInLinks({
  services,
  origin,
  hasAccount,
}: Pick<MailSettings, "services" | "origin"> & {
  hasAccount: (email: string) => Promise<boolean>;
}) {
  return magicLink({
    disableSignUp: true,
    storeToken: "hashed",
    expiresIn: SIGN_IN_SECONDS,
    sendMagicLink: async ({ email, token }) => {
      if (!(await hasAccount(email))) return;
      await queueMail(services, {
        to: email.toLowerCase(),
        letter: { kind: "sign-in-link", url: mailLink(origin, "sign-in", token) },
      });
    },
  });
}
