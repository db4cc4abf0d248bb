import { ERRORS, LacquerError } from "@lacquer/contracts";
import { confirmAccount, queueMail, type Services, takeMailTry } from "@lacquer/services";
import { APIError, type createAuthMiddleware, isAPIError } from "better-auth/api";
import { addressOf } from "../address.ts";
import { approvedAddress, askForTaken, refuseUnconfirmed } from "./address-change.ts";
import { refuseForeignUse } from "./link-guard.ts";
import { claimsOf } from "./mail-links.ts";

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** The endpoints that send a mail to an address that the visitor types, each with the field that holds the address. */
const ASKS_FOR_MAIL: Record<string, string> = {
  "/request-password-reset": "email",
  "/sign-in/magic-link": "email",
  "/change-email": "newEmail",
};
/** The endpoints whose requests are limited by our own limits on mails. */
export const MAIL_PATHS = Object.keys(ASKS_FOR_MAIL);
const SIGN_UP = "/sign-up/email";

/**
 * An answer about an address takes at least this many milliseconds, so that its duration does not reveal whether the
 * address has an account.
 */
const LEAST_MS = 400;

const fieldOf = (from: unknown, name: string): string | undefined => {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, name) : null;
  return typeof value === "string" ? value : undefined;
};

/** Counts a mail. If there were too many mails, refuses the request with an error in the library's form. */
async function countMail(services: Services, to: string, address: string | null): Promise<void> {
  try {
    await takeMailTry(services, { to, address });
  } catch (error) {
    if (!(error instanceof LacquerError) || error.code !== "too_many_mails") throw error;
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { code: error.code, message: ERRORS[error.code].message },
      { "retry-after": String(error.retryAfter ?? 1) },
    );
  }
}

/** Limits the mails that visitors ask for, and makes the answers for known and unknown addresses the same. */
export function createMailHooks({
  services,
  sendsMail,
}: {
  services: Services;
  sendsMail: boolean;
}) {
  const begun = new WeakMap<object, number>();

  /**
   * Returns the field with the address that gets a mail. A sign-up sends a mail only if new addresses have to be
   * confirmed.
   */
  const mailField = (path: string): string | undefined =>
    path === SIGN_UP && sendsMail ? "email" : ASKS_FOR_MAIL[path];

  async function before(ctx: AuthContext): Promise<void> {
    refuseForeignUse(ctx);
    await refuseUnconfirmed(ctx);
    const name = mailField(ctx.path);
    const approved = await approvedAddress(ctx);
    // A call from our own code has no request. Its mail was counted with the request that caused the call.
    if (!ctx.request || (name === undefined && approved === undefined)) return;
    begun.set(ctx.context, performance.now());
    const to = approved ?? fieldOf(ctx.body, name ?? "");
    // The endpoint itself refuses a body without an address.
    if (to === undefined) return;
    await countMail(services, to, addressOf(ctx));
  }

  /**
   * Replaces the library's answer to a sign-up, which contains a user. If the address is taken, the library invents a
   * user, but the invented id looks different from a real one and would reveal that the address is taken.
   */
  function answerOf(ctx: AuthContext): Response | undefined {
    const { returned } = ctx.context;
    // If two people sign up with one address at the same moment, the later sign-up fails because the earlier one
    // succeeded.
    const isRace = isAPIError(returned) && returned.body?.code === "FAILED_TO_CREATE_USER";
    if (ctx.path !== SIGN_UP || !sendsMail || (isAPIError(returned) && !isRace)) return undefined;
    // The answer is a whole response, because otherwise the status of the failed sign-up would remain.
    return Response.json({ token: null, user: null, confirmation: "mailed" });
  }

  async function tellOwner(ctx: AuthContext): Promise<void> {
    if (isAPIError(ctx.context.returned)) return;
    if (ctx.path === "/change-password") {
      const email = ctx.context.session?.user.email;
      if (email) await queueMail(services, { to: email, letter: { kind: "password-changed" } });
    }
    await askForTaken(ctx);
    // A person who opens a link to sign in has thereby confirmed the address.
    if (ctx.path === "/magic-link/verify" && ctx.context.newSession)
      await confirmAccount(services, Number(ctx.context.newSession.user.id), {
        address: addressOf(ctx),
      });
    if (ctx.path !== "/verify-email") return;
    const { email, updateTo, requestType } = claimsOf(fieldOf(ctx.query, "token"));
    if (email && updateTo && requestType === "change-email-verification")
      await queueMail(services, {
        to: email,
        letter: { kind: "address-changed", newAddress: updateTo },
      });
  }

  return {
    before,
    async after(ctx: AuthContext): Promise<Response | undefined> {
      await tellOwner(ctx);
      const since = begun.get(ctx.context);
      if (since !== undefined) {
        const left = LEAST_MS - (performance.now() - since);
        await new Promise((done) => {
          setTimeout(done, Math.max(0, left));
        });
      }
      return answerOf(ctx);
    },
  };
}
