import {
  createBody,
  CRON_SECRET,
  PASSWORD,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("secrets appear nowhere in the logs", async () => {
  const account = await server.account();
  await account.send("/api/auth/sign-in/email", {
    json: { email: account.email, password: PASSWORD },
  });
  await account.send("/api/auth/sign-in/email", {
    json: { email: account.email, password: "canary-wrong-password" },
  });
  await account.send("/api/generate-nail-design-job", {
    json: createBody({ prompt: "canary-prompt" }),
  });
  await account.send("/api/process-generation-jobs?secret=canary-query", {
    headers: { authorization: `Bearer ${CRON_SECRET}` },
  });
  await account.send("/api/process-generation-jobs", {
    headers: { authorization: "Bearer canary-wrong-secret" },
  });
  const session = [...account.cookies.values()].map(
    (value) => decodeURIComponent(value).split(".")[0] ?? "",
  );
  await waitFor("the log lines", () =>
    server.process.output().includes("/api/process-generation-jobs"),
  );
  const log = server.process.output();
  expect(log).not.toContain("canary");
  expect(session.length).toBeGreaterThan(0);
  for (const token of session) expect(log).not.toContain(token);
  expect(log).not.toContain(new URL(server.db.url).password);
});
