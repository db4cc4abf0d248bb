import { defineConfig } from "vitest/config";

const env = process.env;

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    include: ["*.test.ts"],
    provide: {
      store: {
        endpoint: env["S3_TEST_ENDPOINT"] ?? "",
        region: env["S3_TEST_REGION"] ?? "",
        accessKeyId: env["S3_TEST_ACCESS_KEY_ID"] ?? "",
        secretAccessKey: env["S3_TEST_SECRET_ACCESS_KEY"] ?? "",
      },
    },
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
