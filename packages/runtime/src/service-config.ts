import type { ServiceConfig } from "@lacquer/services";
import type { CommonEnv } from "./environment/common-env.ts";
import { openAiSettings } from "./environment/provider-env.ts";

/** Returns the settings of the verbs, taken from the environment. */
export function serviceConfig(env: CommonEnv): ServiceConfig {
  const openai = openAiSettings(env);
  return {
    provider: openai ? "openai" : "renderer",
    openai,
    providerDailyUsd: openai && env.PROVIDER_DAILY_USD,
    signupCredits: env.SIGNUP_CREDITS,
    guestCredits: env.GUEST_CREDITS,
    freeCredits: { perRange: env.FREE_CREDITS_PER_RANGE, perDay: env.FREE_CREDITS_PER_DAY },
    userRunningLimit: env.USER_RUNNING_LIMIT,
    userWaitingLimit: env.USER_WAITING_LIMIT,
    leaseSeconds: env.LEASE_SECONDS,
    heartbeatSeconds: env.HEARTBEAT_SECONDS,
    attemptDeadlineSeconds: env.ATTEMPT_DEADLINE_SECONDS,
    maxAttempts: env.MAX_ATTEMPTS,
    webhooksPrivate: env.WEBHOOKS_PRIVATE === "1",
    sendsMail: env.SMTP_URL !== undefined,
    keeping: {
      storageQuotaMb: env.STORAGE_QUOTA_MB,
      uploadKeepDays: env.UPLOAD_KEEP_DAYS,
      guestKeepDays: env.GUEST_KEEP_DAYS,
      deleteGraceDays: env.DELETE_GRACE_DAYS,
    },
  };
}
