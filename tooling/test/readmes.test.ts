import { expect, test } from "vitest";
import { readmes } from "../checks/readmes.ts";
import { makeTree, ROOT } from "./tree.ts";

const rooms = [
  { at: "packages/db/src", name: "db" },
  { at: "apps/worker/src", name: "worker", knows: ["db"] },
];
const judge = (files: Record<string, string>) =>
  readmes(makeTree({ "packages/db/package.json": "{}", ...files }), rooms);

test("a README says who may import the folder, where to begin and how to test", () => {
  const whole = "**Who may import it:** `apps/worker`. **Begin with:** a file. **Test:** so.";
  expect(judge({ "packages/db/README.md": whole })).toEqual([]);
});

test("a README that is missing, lacks a point or leaves out an importer is a fault", () => {
  expect(judge({})).toEqual([expect.stringContaining("packages/db/README.md is missing")]);
  expect(
    judge({ "packages/db/README.md": "**Who may import it:** nobody. **Test:** so." }),
  ).toEqual([
    "packages/db/README.md does not say “Begin with:” in bold.",
    "packages/db/README.md does not name `apps/worker`, which may import it.",
  ]);
});

test("the READMEs of this repository are complete", () => {
  expect(readmes(ROOT)).toEqual([]);
});
