import { createOpenAiDouble } from "@lacquer/testing/doubles";
import { expect, test } from "vitest";
import { z } from "zod";
import { commonEnv } from "../../src/environment/common-env.ts";
import { checkProvider } from "../../src/index.ts";

const check = (given: Record<string, string>) => checkProvider(z.object(commonEnv).parse(given));

test("the doctor's check of the image provider is free and names the fault", async () => {
  const double = await createOpenAiDouble();
  const env = { OPENAI_API_KEY: double.apiKey, OPENAI_BASE_URL: double.baseUrl };
  expect(await check({})).toBeNull();
  expect(await check(env)).toEqual({ state: "good" });
  expect(await check({ ...env, OPENAI_API_KEY: "sk-mistyped" })).toEqual({
    state: "wrong",
    words: "the image service refuses OPENAI_API_KEY",
  });
  expect(await check({ ...env, OPENAI_IMAGE_MODEL: "own-model" })).toMatchObject({
    state: "unsure",
    words: expect.stringContaining("own-model"),
  });
  expect(double.billed).toEqual([]);
  await double.close();
  expect(await check(env)).toMatchObject({
    state: "wrong",
    words: expect.stringContaining("cannot be reached"),
  });
});
