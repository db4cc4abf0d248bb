import { z } from "zod";
import { INT4_MAX } from "../storable.ts";
import { time } from "../time.ts";

export const sessionId = z.int().positive().max(INT4_MAX);

/** A device that is signed in, as its owner sees it. */
export const sessionOutput = z
  .object({
    id: sessionId,
    device: z.string().describe("The browser and its system in words, such as Safari on iOS."),
    address: z.string().nullable().describe("The network address from which it signed in."),
    createdAt: time,
    lastUsedAt: time.describe("The time of the last use, accurate to a few minutes."),
    isCurrent: z.boolean().describe("True if this request came from this device."),
  })
  .meta({ id: "Session", description: "A device that is signed in." });
export type Session = z.output<typeof sessionOutput>;

export const sessionsOutput = z.array(sessionOutput);
export const endedSessionOutput = z.object({ id: sessionId });
export type EndedSession = z.output<typeof endedSessionOutput>;
