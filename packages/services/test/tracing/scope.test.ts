import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logFields, openUserHash, outside, traced, within } from "../../src/tracing/index.ts";
import { openTestServices, type TestServices } from "../test-services.ts";
import { recordedTracing } from "./recorded-tracing.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test("everything that a request starts has its fields, requests do not mix, and shared work has none", async () => {
  const seen = async (requestId: string) => {
    await within({ fields: { requestId } }, async () => {
      await delay(1);
      await services.db.pool.query("select 1");
      expect(logFields()).toEqual({ requestId });
      expect(outside(logFields)).toEqual({});
    });
  };
  await Promise.all(["a", "b", "c"].map(seen));
  expect(logFields()).toEqual({});
});

test("spans nest, name their trace in the log, and fail with their work", async () => {
  const tracing = recordedTracing();
  const failure = traced({ tracing }, { name: "outer" }, () =>
    traced({ tracing }, { name: "inner" }, async () => {
      const { traceparent } = tracing.spans[1] ?? {};
      expect(logFields().traceId).toBe(traceparent?.split("-")[1]);
      throw new Error("no");
    }),
  );
  await expect(failure).rejects.toThrow("no");
  const [outer, inner] = tracing.spans;
  expect(inner).toMatchObject({ parent: outer?.traceparent, failed: true, ended: true });
  expect(outer).toMatchObject({ failed: true, ended: true });
});

test("all processes hash a user alike, and the key is the studio's own", async () => {
  const [one, other] = await Promise.all([openUserHash(services.db), openUserHash(services.db)]);
  expect(one(7)).toMatch(/^[\w-]{12}$/);
  expect(other(7)).toBe(one(7));
  expect(one(8)).not.toBe(one(7));
  await services.db.pool.query("delete from server_keys where name = 'log'");
  expect((await openUserHash(services.db))(7)).not.toBe(one(7));
});

test("a logger may add a line's own fields to those of the scope without changing the scope", () => {
  within({ fields: { requestId: "a" } }, () => {
    Object.assign(logFields(), { code: "of one line" });
    expect(logFields()).toEqual({ requestId: "a" });
  });
});
