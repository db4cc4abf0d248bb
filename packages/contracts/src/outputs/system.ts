import { z } from "zod";
import { time } from "../time.ts";

/**
 * Why the image provider cannot be used: its rate limit, its load, the studio's account with it, the API key and its
 * rights, or the studio's own daily budget.
 */
export const PROVIDER_TROUBLES = ["rate_limit", "overloaded", "billing", "key", "budget"] as const;
export type ProviderTrouble = (typeof PROVIDER_TROUBLES)[number];

/** The facts about the server that the studio needs before it draws anything. */
export const systemStatusOutput = z
  .object({
    provider: z.enum(["openai", "renderer"]),
    guestsAllowed: z.boolean(),
    guestCredits: z.int(),
    signupCredits: z.int(),
    sendsMail: z
      .boolean()
      .describe(
        "Whether the studio sends mail. If so, a new account can be used only after its address is confirmed.",
      ),
    userRunningLimit: z.int(),
    userWaitingLimit: z.int(),
    workersAlive: z.int(),
    providerPaused: z
      .object({
        reason: z.enum(PROVIDER_TROUBLES),
        until: time.describe("The time of the next try."),
      })
      .nullable()
      .describe(
        "Why and until when the image provider keeps all designs waiting; null = designs are painted as usual.",
      ),
  })
  .meta({ id: "SystemStatus", description: "What the studio needs to know about the server." });
export type SystemStatus = z.output<typeof systemStatusOutput>;

/** Whether jobs can be accepted, and the state of the queue. */
export const readinessOutput = z
  .object({
    database: z.boolean(),
    storage: z.boolean(),
    workers: z.int().describe("The number of workers that are alive."),
    oldestWaitingSeconds: z.number(),
  })
  .meta({
    id: "Readiness",
    description: "Whether jobs can be accepted, and the state of the queue.",
  });
export type Readiness = z.output<typeof readinessOutput>;

export const healthOutput = z.object({ status: z.literal("ok") });
