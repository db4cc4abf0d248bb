import { type ErrorCode, ERRORS, LacquerError } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import { endApiKeys, type Log, noteFailedSignIn, type Services } from "@lacquer/services";
import {
  APIError,
  type createAuthMiddleware,
  getSessionFromCtx,
  isAPIError,
} from "better-auth/api";
import { BY_LINK } from "./mails/mail-links.ts";
import { type PasswordOwner, passwordFault } from "./passwords/password-fault.ts";
import { createKnownDevices } from "./tries/known-devices.ts";
import { createPasswordBrake } from "./tries/password-brake.ts";

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** What we learn about a request before its endpoint runs. */
interface Shown {
  owner: PasswordOwner & { id?: string | undefined };
  /**
   * True if API keys stay valid although the sessions end. It comes from the field `keepApiKeys`. We read this field
   * ourselves, because the endpoint's own parser drops it.
   */
  keepsKeys: boolean;
  giveBack?: () => Promise<void>;
}

/** The only endpoint whose `password` field holds a new password. */
const SIGN_UP = "/sign-up/email";
const SIGN_IN = "/sign-in/email";
/** The only endpoint where a link names the account. It does not matter who is signed in. */
const RESET = "/reset-password";
/**
 * Endpoints whose body names the account. At all other endpoints, the session names the account, even if the body
 * contains an e-mail.
 */
const BY_EMAIL = new Set([SIGN_UP, SIGN_IN]);
/** Endpoints that end all sessions of an account, or all except the current one. */
const ENDS_SESSIONS = new Set(["/revoke-sessions", "/revoke-other-sessions"]);

/** Returns a refusal in the library's form, with our error code and sentence. */
function refusal(code: ErrorCode, retryAfter?: number): APIError {
  const status = code === "too_many_attempts" ? "TOO_MANY_REQUESTS" : "BAD_REQUEST";
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return new APIError(status, { code, message: ERRORS[code].message }, headers);
}

function textOf(from: unknown, name: string): string | undefined {
  if (typeof from !== "object" || from === null) return undefined;
  const value: unknown = Object.entries(from).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : undefined;
}

const fieldOf = (ctx: AuthContext, name: string) => textOf(ctx.body, name);

/** Returns true if the person asked to keep the API keys valid. Otherwise the keys end together with the sessions. */
function keepsKeys(ctx: AuthContext): boolean {
  const body: unknown = ctx.body;
  return (
    typeof body === "object" && body !== null && "keepApiKeys" in body && body.keepApiKeys === true
  );
}

/**
 * Returns the account of a reset link. Like the library, this takes the token from the body, or else from the query.
 */
async function linkedOwner(ctx: AuthContext): Promise<Shown["owner"] | null> {
  const token = fieldOf(ctx, "token") || textOf(ctx.query, "token");
  if (!token) return null;
  const link = await ctx.context.internalAdapter.findVerificationValue(`reset-password:${token}`);
  return link && (await ctx.context.internalAdapter.findUserById(link.value));
}

/**
 * Returns the account that a request is about. It is found by the reset link, the session or the typed e-mail address.
 */
async function ownerOf(ctx: AuthContext): Promise<Shown["owner"] | null> {
  if (ctx.path === RESET) return linkedOwner(ctx);
  const session = BY_EMAIL.has(ctx.path) ? null : await getSessionFromCtx(ctx);
  if (session) return session.user;
  const email = fieldOf(ctx, "email");
  return email === undefined ? null : { email, name: fieldOf(ctx, "name") };
}

/**
 * Records a wrong password in the account's audit. The request's answer does not wait for this, because the waiting
 * time would reveal whether the account exists.
 */
function noteWrongPassword({ services, log }: { services: Services; log: Log }, email: string) {
  noteFailedSignIn(services, email).catch((error: unknown) =>
    log.warn({ err: error }, "a failed sign-in could not be recorded"),
  );
}

/**
 * Wraps every endpoint that takes a password. It recognises these endpoints by the fields of the body, not by a list of
 * paths. `newPassword` (and a sign-up's `password`) must not be easy to guess. `password` and `currentPassword` count
 * as tries.
 */
export function createPasswordHooks(options: {
  db: Database;
  services: Services;
  log: Log;
  secret: string;
}) {
  const { db, services } = options;
  const brake = createPasswordBrake(db, services, options.secret);
  const devices = createKnownDevices(services, brake);
  const requests = new WeakMap<object, Shown>();

  async function before(ctx: AuthContext): Promise<void> {
    const isSignUp = ctx.path === SIGN_UP;
    const typed = fieldOf(ctx, "password");
    const fresh = isSignUp ? typed : fieldOf(ctx, "newPassword");
    const tried = isSignUp ? undefined : (fieldOf(ctx, "currentPassword") ?? typed);
    const endsSessions = ENDS_SESSIONS.has(ctx.path);
    if (fresh === undefined && tried === undefined && !endsSessions) return;
    const owner = await ownerOf(ctx);
    // The endpoint itself refuses callers that have neither a session nor a reset link.
    if (!owner) return;
    const shown: Shown = { owner, keepsKeys: keepsKeys(ctx) };
    requests.set(ctx.context, shown);
    const fault = fresh === undefined ? null : passwordFault(fresh, owner);
    if (fault) throw refusal(fault);
    if (tried !== undefined) shown.giveBack = await take(ctx, owner);
    // Everybody else who is signed in to the account must be signed out when the password changes.
    if (ctx.path === "/change-password") ctx.body.revokeOtherSessions = true;
    if (endsSessions) await endKeys(shown);
  }

  async function endKeys({ owner, keepsKeys: kept }: Shown): Promise<void> {
    if (owner.id !== undefined && !kept) await endApiKeys(services, Number(owner.id));
  }

  async function take(ctx: AuthContext, owner: Shown["owner"]) {
    try {
      return await brake.take({
        email: owner.email,
        userId: owner.id,
        deviceCookie: devices.cookieOf(ctx),
      });
    } catch (error) {
      if (error instanceof LacquerError && error.code === "too_many_attempts")
        throw refusal(error.code, error.retryAfter);
      throw error;
    }
  }

  async function after(ctx: AuthContext): Promise<void> {
    if (isAPIError(ctx.context.returned)) {
      const isWrong = ctx.path === SIGN_IN && ctx.context.returned.statusCode === 401;
      const typed = isWrong && requests.get(ctx.context)?.owner.email;
      if (typed) noteWrongPassword(options, typed);
      return;
    }
    // A sign-in by a link from a mail shows that the owner of the account uses this device.
    if (BY_LINK.has(ctx.path) && ctx.context.newSession)
      await devices.remember(ctx, ctx.context.newSession.user.email);
    const shown = requests.get(ctx.context);
    if (!shown) return;
    await shown.giveBack?.();
    // Only a sign-in or a new password starts a session. After either, the account recognises this device.
    if (!ctx.context.newSession) return;
    const { email } = shown.owner;
    if (ctx.path === SIGN_IN) await devices.noteSignIn(ctx, email);
    else await devices.remember(ctx, email);
  }

  return {
    before,
    after,
    /** Runs just before a password is written. API keys end first, so that no key survives a crash. */
    async beforePasswordChange(ctx: Pick<AuthContext, "context"> | null): Promise<void> {
      const shown = ctx && requests.get(ctx.context);
      if (shown) await endKeys(shown);
    },
  };
}
