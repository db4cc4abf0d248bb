import { expect, test } from "vitest";
import { z } from "zod";
import { createMemoryLog } from "@lacquer/testing";
import { houseEnv, houseFaults, openStorage } from "../src/index.ts";
import { openImageProvider } from "../src/environment/provider-env.ts";

const read = (given: Record<string, string>) => z.object(houseEnv).parse(given);

const STORE = {
  S3_ENDPOINT: "https://store.example.test",
  S3_BUCKET: "pictures",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
};

test("a store takes all of its variables or none, and each missing one is named", () => {
  expect(houseFaults(read({}))).toEqual([]);
  expect(houseFaults(read(STORE))).toEqual([]);
  const faults = houseFaults(read({ S3_ACCESS_KEY_ID: "key" })).join("\n");
  for (const name of ["S3_ENDPOINT", "R2_ACCOUNT_ID", "S3_BUCKET", "S3_SECRET_ACCESS_KEY"])
    expect(faults).toContain(name);
  expect(faults).not.toContain("S3_ACCESS_KEY_ID");
});

test("an account of R2 stands for its endpoint, in the region auto", () => {
  const { S3_ENDPOINT: _, ...rest } = STORE;
  const env = read({ ...rest, R2_ACCOUNT_ID: "0123456789abcdef0123456789abcdef" });
  expect(houseFaults(env)).toEqual([]);
  expect(env.S3_REGION).toBe("auto");
  const storage = openStorage(env, "unused");
  expect([storage.kind, storage.origin]).toEqual([
    "s3",
    "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
  ]);
  expect(openStorage(read({}), "unused").kind).toBe("local");
});

test("a key chooses OpenAI; the renderer can be asked for; a retired model is refused", () => {
  const key = "sk-canary-key";
  expect(openImageProvider(read({}), createMemoryLog()).name).toBe("renderer");
  expect(openImageProvider(read({ OPENAI_API_KEY: key }), createMemoryLog()).name).toBe("openai");
  expect(
    openImageProvider(read({ OPENAI_API_KEY: key, IMAGE_PROVIDER: "renderer" }), createMemoryLog())
      .name,
  ).toBe("renderer");
  expect(houseFaults(read({ IMAGE_PROVIDER: "openai" })).join()).toContain("OPENAI_API_KEY");
  expect(() => read({ OPENAI_IMAGE_MODEL: "gpt-image-1" })).toThrow("shut down");
});
