import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import { adoptGuest, grantStarterCredits, type Log, type Services } from "@lacquer/services";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthMiddleware } from "better-auth/api";
import { anonymous } from "better-auth/plugins";
import { refuseBadInput } from "./input-guard.ts";
import { createPasswordHooks } from "./password-hooks.ts";

/**
 * The header in which the server passes the caller's real address. The server overwrites this header if the client
 * sends it.
 */
export const ADDRESS_HEADER = "x-lacquer-ip";

export interface AuthOptions {
  /** Used for the library's own tables. Our own tables are changed only by verbs. */
  db: Database;
  services: Services;
  log: Log;
  secret: string;
  /** The origins from which browsers may use the studio. Cookies are made for the first origin. */
  origins: [string, ...string[]];
  signupCredits: number;
  guestCredits: number;
  /** The most new accounts and guests that one address may make in a minute. */
  accountsPerMinute: number;
}

/**
 * Handles accounts, sessions and guests. Sessions are cookies (HttpOnly, SameSite=Lax, Secure on https), which are
 * checked in the database on every request. The library's rate limits are counted in the database too.
 */
export function createAuth(options: AuthOptions) {
  const { db, log } = options;
  const passwords = createPasswordHooks(options);
  return betterAuth({
    baseURL: options.origins[0],
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: options.origins,
    database: prismaAdapter(db.prisma, { provider: "postgresql", transaction: true }),
    advanced: {
      database: { generateId: "serial" },
      useSecureCookies: options.origins[0].startsWith("https:"),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "rateLimit",
      // Sign-in keeps the library's own limit of 3 tries in 10 s, against guessing passwords. The limit for new guests
      // is higher, because all guests in a salon may share one address.
      customRules: {
        "/sign-up/email": { window: 60, max: options.accountsPerMinute },
        "/sign-in/anonymous": { window: 60, max: options.accountsPerMinute },
      },
    },
    telemetry: { enabled: false },
    // This endpoint is disabled because it would end a guest's sessions and then fail on the guest's jobs. Only a
    // sign-up may delete a guest.
    disabledPaths: ["/delete-anonymous-user"],
    logger: { level: "warn", log: (level, ...told) => write(log, level, told) },
    // Errors other than refusals go to the server's error handler, which logs them under the request's id.
    onAPIError: { throw: true },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        refuseBadInput(ctx);
        await passwords.before(ctx);
      }),
      after: passwords.after,
    },
    databaseHooks: {
      account: {
        update: {
          before: async ({ password }, context) => {
            if (password) await passwords.beforePasswordChange(context);
          },
        },
      },
      user: { create: { after: (user, request) => grantTo(user, request, options) } },
    },
    plugins: options.guestCredits > 0 ? [guests(options)] : [],
  });
}

/**
 * Prisma's code for a broken unique constraint. It occurs for the later of two sign-ups with the same e-mail at the
 * same moment.
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

/** Gives starter credits to every new account and guest. */
async function grantTo(
  user: { id: string },
  request: { headers?: Headers | undefined } | null,
  options: AuthOptions,
): Promise<void> {
  const isGuest = "isAnonymous" in user && user.isAnonymous === true;
  const credits = isGuest ? options.guestCredits : options.signupCredits;
  await grantStarterCredits(options.services, Number(user.id), {
    amount: credits,
    address: request?.headers?.get(ADDRESS_HEADER) ?? null,
  });
}

/** Lets guests keep their work when they sign up or sign in. */
function guests({ services }: AuthOptions) {
  return anonymous({
    emailDomainName: "guest.invalid",
    generateName: () => "Guest",
    onLinkAccount: async ({ anonymousUser, newUser, ctx }) => {
      await adoptGuest(services, Number(newUser.user.id), {
        guestId: Number(anonymousUser.user.id),
        isNewAccount: ctx.path.startsWith("/sign-up"),
        address: ctx.headers?.get(ADDRESS_HEADER) ?? null,
      });
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
