import { afterAll, beforeAll, expect, test } from "vitest";
import { createReadinessProbe } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("a flood of readiness probes makes one query to the store and one to the database", async () => {
  let checks = 0;
  const storage = {
    ...services.storage,
    check: async () => {
      checks += 1;
    },
  };
  const probe = createReadinessProbe({ ...services, storage });
  const answers = await Promise.all(Array.from({ length: 200 }, probe));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatchObject({ database: true, storage: true });
  expect(checks).toBe(1);
});

test("the first probe after a second reports a fault, and later its end", async () => {
  let down = false;
  const storage = {
    ...services.storage,
    check: async () => {
      if (down) throw new Error("the store is unavailable");
    },
  };
  const probe = createReadinessProbe({ ...services, storage });
  const says = (storage: boolean) =>
    expect.poll(probe, { timeout: 20_000 }).toMatchObject({ storage, database: true });
  await says(true);
  down = true;
  await says(false);
  down = false;
  await says(true);
});
