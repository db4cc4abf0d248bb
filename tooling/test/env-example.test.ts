import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { envExample, writeEnvExample } from "../checks/env-example.ts";
import { makeTree, ROOT } from "./tree.ts";

/** The file of a schema with one variable. The variable has only the part of a zod type that the check reads. */
const schema = (name: string, variable: string, { description = "What it is for.", value = "1" }) =>
  `export const ${name} = { ${variable}: {
    description: ${JSON.stringify(description)},
    safeParse: () => ({ success: true, data: ${JSON.stringify(value)} }),
    toJSONSchema: () => ({ minimum: 0, maximum: 9 }),
  } };`;

const tree = (server: { description?: string; value?: string }, page = "`SERVER` `COMMON`") => {
  const environment = "packages/runtime/src/environment";
  return makeTree({
    "docs/settings.md": page,
    "apps/server/src/env.ts": schema("serverEnv", "SERVER", server),
    "apps/worker/src/env.ts": schema("workerEnv", "COMMON", {}),
    [`${environment}/provider-env.ts`]: schema("providerEnv", "COMMON", {}),
    [`${environment}/storage-env.ts`]: schema("storageEnv", "COMMON", {}),
    [`${environment}/common-env.ts`]: schema("commonEnv", "COMMON", {}),
  });
};

test("an unchanged file passes the check, with each variable once", async () => {
  const root = tree({ value: "7" });
  expect(await envExample(root)).toEqual([expect.stringContaining(".env.example is not what")]);
  await writeEnvExample(root);
  expect(await envExample(root)).toEqual([]);
  const text = readFileSync(path.join(root, ".env.example"), "utf8");
  expect(text).toContain("# What it is for. From 0 to 9.\n#SERVER=7\n");
  expect(text.match(/COMMON=/g)).toHaveLength(1);
});

test("a variable without a description, or missing from docs/settings.md, is a fault", async () => {
  const root = tree({ description: "" }, "`COMMON`");
  await writeEnvExample(root);
  expect(await envExample(root)).toEqual([
    expect.stringContaining("SERVER is not described"),
    expect.stringContaining("docs/settings.md: lacks `SERVER`"),
  ]);
});

test("this repository's .env.example matches its schemas", async () => {
  expect(await envExample(ROOT)).toEqual([]);
});
