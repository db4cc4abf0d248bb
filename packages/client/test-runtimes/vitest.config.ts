import { defineConfig } from "vitest/config";

declare module "vitest" {
  export interface ProvidedContext {
    /** The files of the programs that run the examples. */
    runtimes: { deno: string; bun: string };
  }
}

const { LACQUER_DENO: deno = "", LACQUER_BUN: bun = "" } = process.env;

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    provide: { runtimes: { deno, bun } },
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
