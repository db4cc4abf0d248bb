import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";
import { createSwcExtractor } from "@lingui/native-tools";
import { serverSentences } from "./build/server-sentences.ts";

export default defineConfig({
  sourceLocale: "en",
  // English has no catalogue: its messages stay in the code that shows them.
  locales: ["pt-BR"],
  catalogs: [
    {
      path: "<rootDir>/locales/{locale}",
      include: ["<rootDir>/src", "<rootDir>/../../packages/contracts/src/errors.ts"],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
  extractors: [serverSentences, createSwcExtractor()],
});
