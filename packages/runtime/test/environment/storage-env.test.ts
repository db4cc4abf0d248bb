import { expect, test } from "vitest";
import { z } from "zod";
import { commonEnv, commonFaults } from "../../src/environment/common-env.ts";
import { openStorage } from "../../src/environment/storage-env.ts";

const read = (given: Record<string, string>) => z.object(commonEnv).parse(given);

const STORE = {
  S3_ENDPOINT: "https://store.example.test",
  S3_BUCKET: "pictures",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
};

test("a store needs all of its variables or none, and each missing one is named", () => {
  expect(commonFaults(read({}))).toEqual([]);
  expect(commonFaults(read(STORE))).toEqual([]);
  const faults = commonFaults(read({ S3_ACCESS_KEY_ID: "key" })).join("\n");
  for (const name of ["S3_ENDPOINT", "R2_ACCOUNT_ID", "S3_BUCKET", "S3_SECRET_ACCESS_KEY"])
    expect(faults).toContain(name);
  expect(faults).not.toContain("S3_ACCESS_KEY_ID");
});

test("an R2 account gives the endpoint, in the region auto", () => {
  const { S3_ENDPOINT: _, ...rest } = STORE;
  const env = read({ ...rest, R2_ACCOUNT_ID: "0123456789abcdef0123456789abcdef" });
  expect(commonFaults(env)).toEqual([]);
  expect(env.S3_REGION).toBe("auto");
  const storage = openStorage(env, "unused");
  expect([storage.kind, storage.origin]).toEqual([
    "s3",
    "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
  ]);
  expect(openStorage(read({}), "unused").kind).toBe("local");
});
