import { createLocalStorage } from "@lacquer/storage";
import { createMemoryLog, createTestDatabase, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, expectTypeOf, test } from "vitest";
import { openServices, type Services, summarizeCredits } from "../src/index.ts";

let db: TestDatabase;
let services: Services;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  services = openServices({
    db,
    storage: createLocalStorage("unused"),
    log: createMemoryLog(),
    config: {
      provider: "renderer",
      signupCredits: 7,
      guestCredits: 0,
      freeCredits: { perRange: 0, perDay: 0 },
      userRunningLimit: 4,
      userWaitingLimit: 50,
      leaseSeconds: 10,
      heartbeatSeconds: 3,
      attemptDeadlineSeconds: 30,
      maxAttempts: 3,
    },
  });
});
afterAll(() => db.drop());

test("services hide everything behind them, in their type and at run time", () => {
  expectTypeOf<keyof Services>().toEqualTypeOf<never>();
  expect(Reflect.ownKeys(services)).toEqual([]);
  expect(Reflect.ownKeys(Reflect.getPrototypeOf(services) ?? {})).toEqual(["constructor"]);
});

test("a verb accepts services in place of the context, and refuses anything else", async () => {
  const { id } = await db.prisma.user.create({ data: { name: "A", email: "a@example.test" } });
  expect(await summarizeCredits(services, id)).toMatchObject({ balance: 7 });
  expect(() => summarizeCredits({ db } as unknown as Services, id)).toThrow(TypeError);
});
