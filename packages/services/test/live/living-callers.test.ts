import { createTestDatabase } from "@lacquer/testing";
import { expect, test } from "vitest";
import type { Caller } from "../../src/accounts/caller.ts";
import { livingCallers } from "../../src/live/living-callers.ts";

const session = (sessionId: number): Caller => ({
  kind: "session",
  userId: 1,
  sessionId,
  isGuest: false,
});

test("callers whose session ended are told apart from callers who came after the query", async () => {
  const db = await createTestDatabase();
  const isLiving = await livingCallers(db.pool, [session(1)]);
  expect(isLiving(session(1))).toBe(false);
  expect(isLiving(session(2))).toBe(true);
  await db.drop();
});
