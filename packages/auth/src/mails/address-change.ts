import { type ErrorCode, ERRORS } from "@lacquer/contracts";
import {
  APIError,
  type createAuthMiddleware,
  createEmailVerificationToken,
  getSessionFromCtx,
} from "better-auth/api";
import { verifyJWT } from "better-auth/crypto";
import { claimsOf, LINK_SECONDS } from "./mail-links.ts";

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const refusal = (code: ErrorCode): APIError =>
  new APIError("FORBIDDEN", { code, message: ERRORS[code].message });

/**
 * Lets only people with a confirmed address change it, because the letter that asks for approval goes to that address.
 */
export async function refuseUnconfirmed(ctx: AuthContext): Promise<void> {
  if (ctx.path !== "/change-email") return;
  const user = (await getSessionFromCtx(ctx))?.user;
  // The endpoint itself refuses those who are not signed in.
  if (!user) return;
  if ("isAnonymous" in user && user.isAnonymous === true) throw refusal("account_required");
  if (!user.emailVerified) throw refusal("address_unconfirmed");
}

/**
 * Returns the new address to which this link's use sends a letter; undefined if it sends none. Refuses the last link if
 * somebody has taken the new address meanwhile, with the error that the library gives for a used link.
 */
export async function approvedAddress(ctx: AuthContext): Promise<string | undefined> {
  const token: unknown = ctx.path === "/verify-email" ? ctx.query?.["token"] : undefined;
  // A forged link must not count mails against anybody's address.
  if (typeof token !== "string" || !(await verifyJWT(token, ctx.context.secret))) return undefined;
  const { updateTo, requestType } = claimsOf(token);
  if (updateTo === undefined) return undefined;
  if (requestType === "change-email-confirmation") return updateTo;
  if (await ctx.context.internalAdapter.findUserByEmail(updateTo))
    throw new APIError("UNAUTHORIZED", { code: "INVALID_TOKEN", message: "Invalid token" });
  return undefined;
}

/**
 * Sends the letter that asks for approval even if the new address is taken. The library would send no letter then,
 * which would reveal that the address is taken. After the approval, a taken address gets no letter.
 */
export async function askForTaken(ctx: AuthContext): Promise<void> {
  const user = ctx.context.session?.user;
  const wanted: unknown = ctx.body?.newEmail;
  if (ctx.path !== "/change-email" || !user || typeof wanted !== "string") return;
  const newEmail = wanted.toLowerCase();
  if (!(await ctx.context.internalAdapter.findUserByEmail(newEmail))) return;
  const token = await createEmailVerificationToken(
    ctx.context.secret,
    user.email,
    newEmail,
    LINK_SECONDS,
    { requestType: "change-email-confirmation", userId: user.id },
  );
  await ctx.context.options.user?.changeEmail?.sendChangeEmailConfirmation?.(
    { user, newEmail, url: "", token },
    ctx.request,
  );
}
