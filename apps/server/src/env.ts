import { z } from "zod";
import { insecurities } from "./insecure.ts";

/** The server's own variables, besides those that all processes share. */
export const serverEnv = {
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe("The port that the server listens on."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("The address that the server listens on; 0.0.0.0 for the whole network."),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("The origin that browsers see; absent = http://localhost:<PORT>."),
  AUTH_SECRET: z
    .string()
    .min(32, "needs at least 32 characters")
    .optional()
    .describe(
      "The secret that signs sessions and links, with at least 32 characters; absent = generated once and stored in DATA_DIR. Required in production with a DATABASE_URL.",
    ),
  CRON_SECRET: z
    .string()
    .min(32, "needs at least 32 characters")
    .optional()
    .describe(
      "The secret with which a cron service may call the endpoint that runs the queue, with at least 32 characters; absent = the endpoint is closed.",
    ),
  CRON_BUDGET_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(25)
    .describe(
      "The number of seconds that a cron call waits for the end of the job that it started.",
    ),
  CREATES_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(60)
    .describe("The maximum number of designs that one user may ask for in a minute."),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1200)
    .describe(
      "The maximum number of requests in a minute from one user, or from one address when signed out.",
    ),
  BODY_IDLE_SECONDS: z.coerce
    .number()
    .min(0.1)
    .max(100)
    .default(60)
    .describe(
      "The number of seconds after which the server refuses a request whose body stalls. The studio in the browser gives up after two minutes.",
    ),
  BODY_TOTAL_SECONDS: z.coerce
    .number()
    .min(1)
    .max(86_400)
    .default(3_600)
    .describe(
      "The number of seconds that a request's whole body may take, even if data keeps arriving.",
    ),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      "The number of reverse proxies in front of the server. Only the addresses that these proxies put into X-Forwarded-For are believed.",
    ),
  ALLOW_INSECURE: z
    .enum(["0", "1"])
    .default("0")
    .describe(
      "1 = in production, the server starts with only a warning although it uses plain http or a weak secret, or lets other machines in without a PUBLIC_URL.",
    ),
};

export type OwnEnv = z.output<z.ZodObject<typeof serverEnv>>;

/** Returns the faults that only show when several variables are compared. */
export function serverFaults(
  env: OwnEnv & { NODE_ENV: string; DATABASE_URL?: string | undefined },
): string[] {
  if (env.NODE_ENV !== "production") return [];
  const missing =
    env.DATABASE_URL && !env.AUTH_SECRET
      ? ["AUTH_SECRET is required in production with a DATABASE_URL: every server must share it"]
      : [];
  if (env.ALLOW_INSECURE === "1") return missing;
  const unsafe = insecurities(env);
  const way =
    unsafe.length > 0 ? ["ALLOW_INSECURE: set it to 1 to start anyway, with a warning"] : [];
  return [...missing, ...unsafe, ...way];
}

/** Returns the origins from which a browser may send changes. The first one is the public address. */
export function allowedOrigins(env: Pick<OwnEnv, "PORT" | "PUBLIC_URL">): [string, ...string[]] {
  if (env.PUBLIC_URL) return [new URL(env.PUBLIC_URL).origin];
  return [`http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
}
