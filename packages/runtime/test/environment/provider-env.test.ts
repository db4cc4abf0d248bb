import { expect, test } from "vitest";
import { z } from "zod";
import { commonEnv, commonFaults } from "../../src/environment/common-env.ts";
import { openImageProvider } from "../../src/environment/provider-env.ts";

const read = (given: Record<string, string>) => z.object(commonEnv).parse(given);

test("a key chooses OpenAI, a setting the renderer, and a retired model is refused", () => {
  const key = "sk-canary-key";
  expect(openImageProvider(read({})).name).toBe("renderer");
  expect(openImageProvider(read({ OPENAI_API_KEY: key })).name).toBe("openai");
  expect(openImageProvider(read({ OPENAI_API_KEY: key, IMAGE_PROVIDER: "renderer" })).name).toBe(
    "renderer",
  );
  expect(commonFaults(read({ IMAGE_PROVIDER: "openai" })).join()).toContain("OPENAI_API_KEY");
  expect(() => read({ OPENAI_IMAGE_MODEL: "gpt-image-1" })).toThrow("shut down");
});
