import { expect, test } from "vitest";
import { docPaths } from "../checks/doc-paths.ts";
import { errorDocs } from "../checks/error-docs.ts";
import { importWalls } from "../checks/import-walls.ts";
import { ledgerWrites } from "../checks/ledger-writes.ts";
import { makeTree, ROOT } from "./tree.ts";

test("a feature is entered by its door", () => {
  const root = makeTree({
    "apps/web/src/features/tabs/index.ts": "",
    "apps/web/src/features/tabs/parts/Tab.tsx": 'import { store } from "../store.ts";',
    "apps/web/src/features/queue/good.ts": 'import { useTabs } from "../tabs/index.ts";',
    "apps/web/src/features/queue/bad.ts": '\nimport { store } from "../tabs/store.ts";',
    "apps/web/src/app/bad.ts": 'export { store } from "../features/tabs/store.ts";',
  });
  expect(importWalls(root)).toEqual([
    'apps/web/src/app/bad.ts:1: enters the feature "tabs" past its door; import features/tabs/index.ts.',
    'apps/web/src/features/queue/bad.ts:2: enters the feature "tabs" past its door; import features/tabs/index.ts.',
  ]);
});

test("no package reaches into another by its path", () => {
  const root = makeTree({
    "packages/api/src/bad.ts": 'const { db } = await import("../../db/src/index.ts");',
    "packages/api/src/good.ts": 'import { a } from "./bad.ts";',
  });
  expect(importWalls(root)).toEqual([
    "packages/api/src/bad.ts:1: reaches into another package by its path; import that package by name.",
  ]);
});

test.each([
  ["SQL", "await sql`insert into credit_ledger (user_id) values (1)`"],
  ["SQL with quotes", 'query(`DELETE FROM "credit_ledger"`)'],
  ["Prisma", "await db.creditLedger.createMany({ data })"],
  ["a balance in SQL", "sql`update users u set credits = u.credits - 1 where id = 1`"],
  ["a balance in Prisma", "db.user.update({ data: { credits: { decrement: 1 } } })"],
])("only services/credits writes credits: %s", (_, text) => {
  const root = makeTree({
    "packages/services/src/generation/bad.ts": text,
    "packages/services/src/credits/good.ts": text,
  });
  expect(ledgerWrites(root)).toEqual([
    "packages/services/src/generation/bad.ts:1: writes credits; only packages/services/src/credits does that.",
  ]);
});

test("documents name only files that are there", () => {
  const root = makeTree({
    "packages/db/src/index.ts": "",
    "README.md":
      "`packages/db/src/index.ts:12` `packages/*/src` `npm start` [a](docs/a.md) [web](https://x.org/a)",
    "docs/a.md": "[up](../README.md#top)\n`packages/db/src/gone.ts` [gone](./b.md)",
  });
  expect(docPaths(root)).toEqual([
    "docs/a.md:2: names packages/db/src/gone.ts, which is not there.",
    "docs/a.md:2: links to ./b.md, which is not there.",
  ]);
});

test("the error codes and their document agree in both directions", async () => {
  const source = `export const ERRORS = {
      a: { status: 404, message: "A.", money: null },
      b: { status: 409, message: "B.", money: null },
      d: { status: 422, message: "D.", money: "returned" },
      e: { status: 422, message: "E.", money: null },
    };`;
  const root = makeTree({
    "packages/contracts/src/errors.ts": source,
    "docs/errors.md":
      "| code | status | sentence | credits |\n| `a` | 400 | A. |  |\n| `c` | 500 | C. |  |\n| `d` | 422 | D. |  |\n| `e` | 422 | E. |  |\n",
  });
  expect(await errorDocs(root)).toEqual([
    "docs/errors.md: a answers 404, which its row does not say.",
    "docs/errors.md: the code b is missing.",
    "docs/errors.md: d has another sentence, or another word on its credits.",
    "docs/errors.md: there is no code c.",
  ]);
});

test("this repository keeps its walls", () => {
  expect([...importWalls(ROOT), ...ledgerWrites(ROOT)]).toEqual([]);
});
