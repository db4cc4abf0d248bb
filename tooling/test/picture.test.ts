import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { stalePicture, writePicture } from "../checks/rooms/picture.ts";
import type { Room } from "../checks/rooms/room.ts";
import { makeTree, ROOT } from "./tree.ts";

const rooms: Room[] = [
  { at: "packages/db/src", name: "db", is: "rows", knows: [] },
  { at: "apps/web/src", name: "web", is: "the studio", knows: ["db"], knowsTypesOf: ["api"] },
];

test("the picture follows the table, and counts as out of date until it is drawn again", () => {
  const document = path.join("docs", "architecture.md");
  const begin = readFileSync(path.join(ROOT, document), "utf8").match(
    /<!-- rooms: drawn.*-->/,
  )?.[0];
  const root = makeTree({ [document]: `# Rooms\n\n${begin}\n<!-- rooms: end -->\n\nEnd.\n` });
  expect(stalePicture(root, rooms, [])).toEqual([expect.stringContaining("run `pnpm rooms`")]);
  writePicture(root, rooms, []);
  expect(stalePicture(root, rooms, [])).toEqual([]);
  const text = readFileSync(path.join(root, document), "utf8");
  expect(text).toContain("  web --> db\n  web ==>|types| api\n");
  expect(text).toContain("- `apps/web/src`: the studio");
  expect(text).toMatch(/^# Rooms\n[^]*\nEnd\.\n$/);
  const [, web] = rooms;
  if (web) web.knows = [];
  expect(stalePicture(root, rooms, [])).toHaveLength(1);
});

test("a document without a place for the picture is an error", () => {
  const root = makeTree({ "docs/architecture.md": "# Rooms\n" });
  writePicture(root, rooms, []);
  expect(stalePicture(root, rooms, [])).toEqual([expect.stringContaining("has no place")]);
});

test("this repository's picture matches its table", () => {
  expect(stalePicture(ROOT)).toEqual([]);
});
