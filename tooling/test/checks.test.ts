import { expect, test } from "vitest";
import { docPaths } from "../checks/doc-paths.ts";
import { errorDocs } from "../checks/error-docs.ts";
import { mixedText } from "../checks/mixed-text.ts";
import { sameMaths } from "../checks/same-maths.ts";
import { makeTree } from "./tree.ts";

test("documents name only files that exist", () => {
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
    "docs/errors.md: a answers 404, but its row says otherwise.",
    "docs/errors.md: the code b is missing; it needs a row like the others.",
    "docs/errors.md: d has a different sentence, or different credits.",
    "docs/errors.md: there is no code c.",
  ]);
});

const judgeWords = (jsx: string) =>
  mixedText(makeTree({ "apps/web/src/ui/Words.tsx": `export const Words = () => ${jsx};` })).length;

test.each([
  ["an amount beside a word", "<p>{count} images</p>"],
  ["an amount beside an element", "<p><b>{count}</b>{` credits of ${all}`}</p>"],
  ["words before an element that comes and goes", "<p>Painted. {isDone && <Check />}</p>"],
  ["words beside an icon that changes", "<button>{isDone ? <Check /> : <Copy />}Copy</button>"],
  ["words that change beside an icon", '<button><Icon />{isDone ? "Done" : "Copy"}</button>'],
  ["words in a fragment", "<p><b>{count}</b><>, {reason}</></p>"],
])("a page translator would break %s", (_, jsx) => {
  expect(judgeWords(jsx)).toBe(1);
});

test.each([
  ["words alone", "<p>{`${count} images`}</p>"],
  ["words that never change", "<button><Icon />Retry</button>"],
  ["each in its own element", "<p><b>{count}</b><span>{words}</span>{isDone && <Check />}</p>"],
  ["a list", "<ul>{isLoading && <li />}{jobs.map((job) => <li key={job.id} />)}</ul>"],
  ["what is handed on", "<div><b>{title}</b>{children}</div>"],
])("a page translator does not break %s", (_, jsx) => {
  expect(judgeWords(jsx)).toBe(0);
});

test("the painter computes only with operations that are equal in every engine to the last bit", () => {
  const found = (code: string, place = "packages/nails/src/painter/x.ts") =>
    sameMaths(makeTree({ [place]: code })).length;
  expect(found("export const x = Math.floor(Math.sqrt(2)) * Math.imul(3, 4);")).toBe(0);
  expect(found("export const x = Math.sin(1);")).toBe(1);
  expect(found("const { sin } = Math;")).toBe(1);
  expect(found('export const x = Math["exp"](1);')).toBe(1);
  expect(found("export const x = 2 ** 3;")).toBe(1);
  expect(found("let x = 2;\nx **= 2;", "packages/nails/src/geometry/x.ts")).toBe(1);
  expect(found("export const x = Math.sin(1);", "packages/nails/src/words/x.ts")).toBe(0);
});
