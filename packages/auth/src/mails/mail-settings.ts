import { LacquerError } from "@lacquer/contracts";
import {
  confirmAccount,
  findAccount,
  forgetSignUp,
  markConfirmed,
  queueMail,
  type Services,
  takeMailTry,
} from "@lacquer/services";
import { magicLink } from "better-auth/plugins";
import { addressOf } from "../address.ts";
import { claimsOf, LINK_SECONDS, mailLink } from "./mail-links.ts";

export interface MailSettings {
  services: Services;
  origin: string;
  /** True if a new account can be used only after its address is confirmed. */
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

const SIGN_IN_SECONDS = 60 * 10;

/**
 * Counts the letter that a sign-in to an unconfirmed account sends. Returns false if there were too many letters. A
 * sign-in then gets its usual answer without a letter, whereas other requests for letters are refused.
 */
async function mayMail(services: Services, to: string, request?: Request): Promise<boolean> {
  if (!request || !new URL(request.url).pathname.endsWith("/sign-in/email")) return true;
  try {
    await takeMailTry(services, { to, address: addressOf(request) });
    return true;
  } catch (error) {
    if (error instanceof LacquerError && error.code === "too_many_mails") return false;
    throw error;
  }
}

/** Returns the library's settings for everything that happens by mail. */
export function mailSettings({ services, origin, sendsMail, askNewPassword }: MailSettings) {
  const link = (what: Parameters<typeof mailLink>[1], token: string) =>
    mailLink(origin, what, token);
  return {
    password: {
      autoSignIn: !sendsMail,
      requireEmailVerification: sendsMail,
      resetPasswordTokenExpiresIn: LINK_SECONDS,
      // For an unconfirmed account, this link also finishes the sign-up: its first password may be a stranger's.
      sendResetPassword: async ({ user, token }: Linked) => {
        const finishes = sendsMail && !user.emailVerified;
        if (finishes) await forgetSignUp(services, Number(user.id));
        const kind = finishes ? "finish-account" : "reset-password";
        await queueMail(services, {
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
       * The answer to a sign-up does not reveal whether the address has an account, but the mail does. The first person
       * who typed the address may have been a stranger, so the owner of an unconfirmed account chooses a new password.
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
      sendVerificationEmail: async ({ user, token }: Linked, request?: Request) => {
        const changes = claimsOf(token).updateTo !== undefined;
        // If the new address is taken, the person who asked for it is not told so, and its owner gets no mail.
        if (changes && (await findAccount(services, user.email)) !== null) return;
        if (!(await mayMail(services, user.email, request))) return;
        await queueMail(services, {
          to: user.email,
          letter: changes
            ? { kind: "confirm-new-address", url: link("address", token) }
            : { kind: "confirm-address", url: link("confirm", token) },
        });
      },
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

/** Lets people sign in with a link in a mail. For an unknown address, no mail is sent, but the answer is the same. */
export function signInLinks({ services, origin, sendsMail, askNewPassword }: MailSettings) {
  return magicLink({
    disableSignUp: true,
    storeToken: "hashed",
    expiresIn: SIGN_IN_SECONDS,
    sendMagicLink: async ({ email, token }, ctx) => {
      if ((await findAccount(services, email)) === null) return;
      const found = await ctx?.context.internalAdapter.findUserByEmail(email);
      // The owner of an unconfirmed account first has to choose a password.
      if (sendsMail && found && !found.user.emailVerified) {
        await askNewPassword(email);
        return;
      }
      await queueMail(services, {
        to: email.toLowerCase(),
        letter: { kind: "sign-in-link", url: mailLink(origin, "sign-in", token) },
      });
    },
  });
}
