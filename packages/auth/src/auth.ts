import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import {
  adoptGuest,
  confirmAccount,
  grantStarterCredits,
  isUnavailable,
  type Log,
  rememberGuest,
  type Services,
} from "@lacquer/services";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { anonymous } from "better-auth/plugins";
import { ADDRESS_HEADER, addressOf } from "./address.ts";
import { refuseBadInput } from "./input-guard.ts";
import { answerOrUnavailable, libraryDatabase } from "./library-database.ts";
import { createMailHooks, MAIL_PATHS } from "./mails/mail-hooks.ts";
import { type MailSettings, mailSettings, signInLinks } from "./mails/mail-settings.ts";
import { createPasswordHooks } from "./password-hooks.ts";

export interface AuthOptions {
  /** The database, for the sign-in library's own tables. Our other tables are changed only by verbs. */
  db: Database;
  services: Services;
  log: Log;
  secret: string;
  /** The origins from which browsers may use the studio. Cookies are made for the first origin. */
  origins: [string, ...string[]];
  signupCredits: number;
  guestCredits: number;
  /**
   * True if a mail server is configured. A new account can then be used only after its address is confirmed. Without a
   * mail server, a new account can be used at once.
   */
  sendsMail: boolean;
  /** The maximum number of new accounts and guests that one address may make in a minute. */
  accountsPerMinute: number;
}

/**
 * Handles accounts, sessions and guests. Sessions are cookies (HttpOnly, SameSite=Lax, Secure on https), which are
 * checked in the database on every request. The library's rate limits are counted in the database too.
 */
export function createAuth(options: AuthOptions) {
  const { db, log } = options;
  const [origin] = options.origins;
  const passwords = createPasswordHooks(options);
  const mailHooks = createMailHooks(options);
  const byMail: MailSettings = {
    ...options,
    origin,
    askNewPassword: (email) => auth.api.requestPasswordReset({ body: { email } }),
  };
  const mails = mailSettings(byMail);
  const auth = betterAuth({
    baseURL: options.origins[0],
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: options.origins,
    database: prismaAdapter(libraryDatabase(db), { provider: "postgresql", transaction: true }),
    advanced: {
      database: { generateId: "serial" },
      useSecureCookies: options.origins[0].startsWith("https:"),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    emailAndPassword: {
      enabled: true,
      ...mails.password,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
    },
    emailVerification: mails.confirmation,
    user: { changeEmail: mails.changeEmail },
    session: {
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
      cookieCache: { enabled: false },
    },
    rateLimit: rateLimits(options),
    telemetry: { enabled: false },
    logger: { level: "warn", log: (level, ...told) => write(log, level, told) },
    // Errors other than refusals are thrown to the server's error handler, which logs them with the request's id.
    onAPIError: { throw: true },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        refuseBadInput(ctx);
        await mailHooks.before(ctx);
        await passwords.before(ctx);
      }),
      after: createAuthMiddleware(async (ctx) => {
        await passwords.after(ctx);
        return mailHooks.after(ctx);
      }),
    },
    databaseHooks: {
      account: {
        // If an account has no password yet, a reset creates this row instead of updating it.
        create: {
          before: async ({ password }, context) => {
            if (password) await passwords.beforePasswordChange(context);
          },
        },
        update: {
          before: async ({ password }, context) => {
            if (password) await passwords.beforePasswordChange(context);
          },
        },
      },
      user: { create: { after: (user, request) => grantTo(user, request, options) } },
    },
    plugins: [signInLinks(byMail), ...(options.guestCredits > 0 ? [guests(options)] : [])],
  });
  return {
    ...auth,
    handler: (request: Request) => answerOrUnavailable(() => auth.handler(request)),
  };
}

/** Returns the settings for the library's own limits, which count requests by address and endpoint. */
function rateLimits({ accountsPerMinute }: AuthOptions) {
  const accounts = { window: 60, max: accountsPerMinute };
  return {
    enabled: true,
    storage: "database",
    modelName: "rateLimit",
    // Sign-in keeps the library's own limit of 3 tries in 10 s, which hinders guessing passwords. The limit for new
    // guests is higher, because all guests in a salon may share one address. For mails, our own limits apply.
    customRules: {
      "/sign-up/email": accounts,
      "/sign-in/anonymous": accounts,
      ...Object.fromEntries(MAIL_PATHS.map((path) => [path, accounts])),
    },
  } as const;
}

/**
 * Prisma's code for a violated unique constraint. If two sign-ups with the same e-mail arrive at the same moment, the
 * later one fails with this code.
 */
const TAKEN = "P2002";

/**
 * The library logs refusals as errors too. Only a real failure comes with an Error object, and our log removes the
 * visitor's input from it.
 */
function write(log: Log, level: string, [message, ...more]: unknown[]): void {
  const error = more.find((one) => one instanceof Error);
  const failed = level === "error" && error && !("code" in error && error.code === TAKEN);
  if (failed) log.error({ err: error }, "the sign-in library reported an error");
  else log.warn({}, typeof message === "string" ? message : "");
}

type NewUserContext = Parameters<typeof getSessionFromCtx>[0];

/**
 * Gives starter credits to every new guest, and to every new account that needs no confirmation. An account that needs
 * confirmation gets its credits when it is confirmed; at its sign-up, only the guest who signed up is recorded.
 */
async function grantTo(
  user: { id: string },
  request: NewUserContext | null,
  options: AuthOptions,
): Promise<void> {
  const isGuest = "isAnonymous" in user && user.isAnonymous === true;
  if (!isGuest && options.sendsMail) {
    const guest = request && (await getSessionFromCtx(request))?.user;
    if (guest && "isAnonymous" in guest && guest.isAnonymous === true)
      await rememberGuest(options.services, Number(user.id), Number(guest.id));
    return;
  }
  const credits = isGuest ? options.guestCredits : options.signupCredits;
  const grant = { amount: credits, address: addressOf(request) };
  await grantStarterCredits(options.services, Number(user.id), grant).catch((error: unknown) => {
    // The account exists already. If the sign-up failed now, its owner would try again, which cannot succeed.
    if (!isUnavailable(error)) throw error;
    options.log.warn(
      { err: error },
      "the starter credits will be granted when the account's credits are first read",
    );
  });
}

/** Lets guests keep their work when they sign up or sign in. */
function guests({ services, sendsMail }: AuthOptions) {
  return anonymous({
    emailDomainName: "guest.invalid",
    generateName: () => "Guest",
    onLinkAccount: async ({ anonymousUser, newUser, ctx }) => {
      // A new account may sign in for the first time with any kind of link, and must get the guest's credits each way.
      if (sendsMail)
        await confirmAccount(services, Number(newUser.user.id), { address: addressOf(ctx) });
      await adoptGuest(services, Number(newUser.user.id), {
        guestId: Number(anonymousUser.user.id),
        isNewAccount: ctx.path.startsWith("/sign-up"),
        address: addressOf(ctx),
      });
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
