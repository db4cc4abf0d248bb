import { expect, test } from "vitest";
import { docPaths } from "../checks/doc-paths.ts";
import { errorDocs } from "../checks/error-docs.ts";
import { makeTree } from "./tree.ts";

test.each([
  ["SQL", "sql`update user_lanes set held = 0`"],
  ["SQL with quotes", 'query(`INSERT INTO public."user_lanes" (user_id) values (1)`)'],
  ["Prisma", "await db.userLane.update({ where, data: { held: 0 } })"],
])("only the user queues' own folder writes what waiting jobs hold: %s", (_, text) => {
  const root = makeTree({
    "packages/services/src/credits/bad.ts": text,
    "packages/db/src/queue/bad.ts": `\n${text}`,
    "packages/db/src/queue/user-queue/good.ts": text,
    "packages/db/src/queue/good.ts":
      "`select held from user_lanes for no key update of user_lanes`",
  });
  const says =
    "writes user_lanes, whose held is money; call a function of packages/db/src/queue/user-queue, or add one there.";
  expect(ledgerWrites(root)).toEqual([
    `packages/db/src/queue/bad.ts:2: ${says}`,
    `packages/services/src/credits/bad.ts:1: ${says}`,
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
  const source =
    "export const ERRORS = { a: { status: 404, message: '' }, b: { status: 409, message: '' } };";
  const root = makeTree({
    "packages/contracts/src/errors.ts": source,
    "docs/errors.md": "| code | status |\n|---|---|\n| `a` | 400 |\n| `c` | 500 |\n",
  });
  expect(await errorDocs(root)).toEqual([
    "docs/errors.md: a answers 404, which its row does not say.",
    "docs/errors.md: the code b is missing.",
    "docs/errors.md: there is no code c.",
  ]);
});
