import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { readEnvironment } from "@lacquer/runtime";
import { expect, test } from "vitest";
import { serverEnv } from "../src/env.ts";

test(".env.example shows the defaults: uncommenting every line changes nothing", () => {
  const file = path.join(import.meta.dirname, "..", "..", "..", ".env.example");
  const given = parseEnv(readFileSync(file, "utf8").replaceAll(/^#(?=[A-Z])/gm, ""));
  expect(Object.values(given).filter(Boolean).length).toBeGreaterThan(30);
  expect(readEnvironment(serverEnv, undefined, given)).toEqual(
    readEnvironment(serverEnv, undefined, {}),
  );
});
