import { createJobInput } from "@lacquer/contracts";
import { createBody } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createJob } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test("one id follows a job from its request to its end, in log lines at info", async () => {
  const userId = await services.newUser(5);
  const requestId = crypto.randomUUID();
  const input = createJobInput.parse({ ...createBody(), imageCount: 2 });
  const { jobId } = await createJob(services, userId, { input, requestId });
  await services.workOff();
  await services.ended(userId, jobId);
  const lines = services.log.lines.filter(
    ({ fields }) => "requestId" in fields && fields.requestId === requestId,
  );
  expect(lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
    "info job accepted",
    "info job claimed",
    "info image kept",
    "info image kept",
    "info job ended",
  ]);
  for (const { fields } of lines) expect(fields).toMatchObject({ jobId });
});
