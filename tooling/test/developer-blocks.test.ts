import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./tree.ts";

const FIRST = "docs/developers.md";
/** This file takes the programs out of the client's README for the test that runs them. */
const EMPTY_FOLDER = "packages/client/test/empty-folder.ts";

/**
 * Every block of code in the documents for developers: its language, and the test that runs or compiles it as printed.
 */
const BLOCKS: Record<string, { language: string; by: string; reader?: string }[]> = {
  "docs/developers.md": [
    { language: "bash", by: "apps/server/test/developer-docs.test.ts" },
    { language: "python", by: "apps/server/test/developer-docs.test.ts" },
  ],
  "packages/client/README.md": [
    { language: "ts", by: "packages/client/test/package.test.ts", reader: EMPTY_FOLDER },
    { language: "ts", by: "packages/client/test/package.test.ts", reader: EMPTY_FOLDER },
    { language: "tsx", by: "packages/client/test/package.test.ts", reader: EMPTY_FOLDER },
    { language: "bash", by: "tooling/test/documented-commands.test.ts" },
  ],
  "docs/webhooks.md": [
    { language: "bash", by: "apps/server/test/webhooks.test.ts" },
    { language: "js", by: "apps/server/test/webhooks.test.ts" },
  ],
  "docs/mcp.md": [{ language: "json", by: "apps/server/test/mcp.test.ts" }],
  "docs/errors.md": [],
};

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** Returns the first document for developers, and every document of ours that it links to. */
function documents(): string[] {
  const linked = [...read(FIRST).matchAll(/\]\(([^):#]+\.md)(?:#[^)]*)?\)/g)].map(([, to = ""]) =>
    path.posix.join(path.posix.dirname(FIRST), to),
  );
  return [...new Set([FIRST, ...linked])];
}

/** Returns the languages of a document's blocks, in order. A block may be indented or use tildes. */
const languages = (text: string) =>
  [...text.matchAll(/^ *(`{3,}|~{3,})(.*)\n[^]*?^ *\1/gm)].map(([, , language = ""]) => language);

test("every block of code in the documents for developers is run or compiled by a test", () => {
  const found = Object.fromEntries(documents().map((file) => [file, languages(read(file))]));
  const covered = Object.entries(BLOCKS).map(([file, blocks]) => [
    file,
    blocks.map(({ language }) => language),
  ]);
  expect(found).toEqual(Object.fromEntries(covered));
});

test("each of these tests reads the document whose blocks it runs", () => {
  const pairs = Object.entries(BLOCKS).flatMap(([file, blocks]) =>
    blocks.map(({ by, reader = by }) => ({ file, by, reader })),
  );
  expect(pairs.length).toBeGreaterThan(8);
  // The test of documented commands reads every document of the repository.
  const readers = pairs.filter(({ by }) => !by.endsWith("documented-commands.test.ts"));
  for (const { file, reader } of readers) expect(read(reader)).toContain(path.posix.basename(file));
  for (const { by, reader } of readers.filter((pair) => pair.reader !== pair.by))
    expect(read(by)).toContain(path.posix.basename(reader));
});

test("a block is found whatever its fence, and a block without a language too", () => {
  const text = "```ts\na\n```\n\n  ~~~js\n  b\n  ~~~\n\n```\nc\n```\n";
  expect(languages(text)).toEqual(["ts", "js", ""]);
});
