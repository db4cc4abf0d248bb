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
 * Returns the new address to which the library sends a letter when this link is used; undefined if it sends none. If
 * the link is the last step of the change, but another account has the new address by now, the link is refused with the
 * library's error for a used link.
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
 * Sends the letter that asks for approval if the new address is taken. The library would send no letter in this case,
 * which would reveal that the address is taken. After the approval, no letter is sent to a taken address.
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
