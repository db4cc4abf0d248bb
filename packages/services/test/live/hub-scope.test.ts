import { waitFor } from "@lacquer/testing";
import { expect, onTestFinished, test } from "vitest";
import { createLiveHub } from "../../src/live/hub.ts";
import { logFields, within } from "../../src/tracing/index.ts";
import { openTestServices } from "../test-services.ts";

test("what the hub logs names no request, although one request's stream started it", async () => {
  const services = await openTestServices();
  onTestFinished(() => services.close());
  const userId = await services.newUser(0);
  const lines: object[] = [];
  const note = (_: object, message: string) => void lines.push({ message, ...logFields() });
  const log = { ...services.log, warn: note };
  const hub = createLiveHub({ ...services, log }, { tickMs: 20 });
  onTestFinished(() => hub.close());
  const caller = { kind: "session", userId, isGuest: false, sessionId: 1 } as const;
  const listener = { caller, signal: new AbortController().signal };
  await within({ fields: { requestId: "one", user: "somebody" } }, () => hub.listen(listener));
  const bringBack = await services.db.takeAway();
  const line = await waitFor("a line", () => lines[0]);
  await bringBack();
  expect(line).toEqual({ message: "changes could not be read" });
});
