import { expect, test } from "vitest";
import { readGraph } from "../checks/rooms/graph.ts";
import { deadPlaces, rooms } from "../checks/rooms/index.ts";
import { makeTree, ROOT } from "./tree.ts";

/** The packages from which planted files import. */
const PACKAGES = {
  ...workspace("packages/contracts"),
  ...workspace("packages/db", "queue"),
  ...workspace("packages/services"),
  ...workspace("packages/runtime"),
  ...workspace("packages/imaging"),
  ...workspace("packages/api"),
  ...workspace("packages/testing"),
};

function workspace(folder: string, ...entries: string[]): Record<string, string> {
  const name = `@lacquer/${folder.split("/")[1]}`;
  const exports: Record<string, string> = { ".": "./src/index.ts" };
  const files: Record<string, string> = { [`${folder}/src/index.ts`]: "export {};" };
  for (const entry of entries) {
    exports[`./${entry}`] = `./src/${entry}/index.ts`;
    files[`${folder}/src/${entry}/index.ts`] = "export {};";
  }
  return { ...files, [`${folder}/package.json`]: JSON.stringify({ name, exports }) };
}

const judge = (files: Record<string, string>) =>
  rooms(makeTree({ ...PACKAGES, ...files }), { modules: 1, imports: 0 });

/** Writes one forbidden import in every way in which a file can refer to another. */
test.each([
  ["an import", 'import { db } from "@lacquer/db";'],
  ["an import of a type", 'import type { Database } from "@lacquer/db";'],
  ["an inline type", 'import { type Database } from "@lacquer/db";'],
  ["a bare import", 'import "@lacquer/db";'],
  ["an export from", 'export { db } from "@lacquer/db";'],
  ["an export of all", 'export * from "@lacquer/db";'],
  ["an export of types", 'export type * from "@lacquer/db";'],
  ["a dynamic import", 'export const db = await import("@lacquer/db");'],
  ["a dynamic import in a template", "export const db = await import(`@lacquer/db`);"],
  ["an import in a type", 'export type Db = import("@lacquer/db").Database;'],
  ["the type of a module", 'export type Db = typeof import("@lacquer/db");'],
  ["a require", 'export const db = require("@lacquer/db");'],
  ["an import equals", 'import db = require("@lacquer/db");\nexport { db };'],
  ["a question where it is", 'export const at = import.meta.resolve("@lacquer/db");'],
])("a wall stops %s, in .ts and in .tsx", (_, text) => {
  for (const file of ["packages/api/src/routers/jobs.ts", "packages/api/src/routers/jobs.tsx"]) {
    expect(judge({ [file]: text })).toEqual([
      `${file}:1: imports @lacquer/db. Routers parse, call a verb of @lacquer/services and map the error: no SQL, no database, no pictures.`,
    ]);
  }
});

test("a wall is seen through a package's pattern of exports, and a name without a file is a fault", () => {
  const pattern = JSON.stringify({ name: "@lacquer/db", exports: { "./raw/*": "./src/*" } });
  const found = judge({
    "packages/db/package.json": pattern,
    "packages/db/src/rows.ts": "export {};",
    "packages/api/src/routers/jobs.ts":
      'import "@lacquer/db/raw/rows.ts";\nimport "@lacquer/db/raw/none.ts";',
  });
  expect(found).toEqual([
    "packages/api/src/routers/jobs.ts:2: @lacquer/db/raw/none.ts leads to no file.",
    "packages/api/src/routers/jobs.ts:1: imports @lacquer/db/raw/rows.ts. Routers parse, call a verb of @lacquer/services and map the error: no SQL, no database, no pictures.",
  ]);
});

const ROUTE = "A route parses, calls a verb of @lacquer/services and answers";
const START = "The runtime is opened only where a process starts";
const QUEUE = "The queue's statements are run by services/generation";
const STUDIO =
  "The studio knows contracts, client, craft, nails, nail-detection and the types of the api";
const ONE_WAY = "worker → run → transitions";

test.each([
  ["a router imports the driver", "packages/api/src/x.ts", "pg", "Routers parse"],
  ["contracts read files", "packages/contracts/src/x.ts", "node:fs", "contracts import zod"],
  ["contracts read files", "packages/contracts/src/x.ts", "fs", "contracts import zod"],
  [
    "nails import for servers",
    "packages/nails/src/x.ts",
    "sharp",
    "nails may import only contracts",
  ],
  ["imaging knows services", "packages/imaging/src/x.ts", "@lacquer/services", "imaging makes"],
  ["storage knows the database", "packages/storage/src/x.ts", "@lacquer/db", "storage keeps"],
  ["db knows services", "packages/db/src/x.ts", "@lacquer/services", "db speaks to Postgres"],
  ["services know the api", "packages/services/src/x.ts", "@lacquer/api", "Services know db"],
  ["a program uses test parts", "packages/services/src/x.ts", "@lacquer/testing", "Services know"],
  ["the studio knows db", "apps/web/src/x.ts", "@lacquer/db", STUDIO],
  ["the studio takes the api's values", "apps/web/src/x.ts", "@lacquer/api", STUDIO],
  ["the studio uses Node", "apps/web/src/x.ts", "node:path", STUDIO],
  ["a route opens the runtime", "apps/server/src/routes/x.ts", "@lacquer/runtime", START],
  ["the app opens the runtime", "apps/server/src/app.ts", "@lacquer/runtime", START],
  [
    "a route knows the database",
    "apps/server/src/routes/x.ts",
    "@lacquer/db",
    "Only services, auth",
  ],
  ["the worker knows the queue", "apps/worker/src/x.ts", "@lacquer/db/queue", "The worker opens"],
  ["an upload knows the queue", "packages/services/src/uploads/x.ts", "@lacquer/db/queue", QUEUE],
  ["the server makes pictures", "apps/server/src/x.ts", "@lacquer/imaging", "The server knows api"],
  ["a second SDK of OpenAI", "packages/imaging/src/renderer/x.ts", "openai", "OpenAI is one"],
  ["push elsewhere", "packages/services/src/live/x.ts", "web-push", "Only services/push"],
])("a forbidden package: %s", (_, file, specifier, sentence) => {
  const faults = judge({ [file]: `import * as x from "${specifier}";\nexport const y = x;` });
  expect(faults).toEqual([expect.stringContaining(`${file}:1: imports ${specifier}. ${sentence}`)]);
});

test.each([
  ["the api's types in the studio", "apps/web/src/x.ts", 'import type { A } from "@lacquer/api";'],
  [
    "the queue in generation",
    "packages/services/src/generation/x.ts",
    'import "@lacquer/db/queue";',
  ],
  ["the runtime in main.ts", "apps/server/src/main.ts", 'import "@lacquer/runtime";'],
  ["test parts in a test", "packages/services/test/x.test.ts", 'import "@lacquer/testing";'],
  ["zod in contracts", "packages/contracts/src/x.ts", 'import { z } from "zod";'],
])("allowed: %s", (_, file, text) => {
  expect(judge({ [file]: text })).toEqual([]);
});

test.each([
  ["run knows verbs", "run/a.ts", "../verbs/b.ts", ONE_WAY],
  ["run knows the worker", "run/a.ts", "../worker/b.ts", ONE_WAY],
  ["the worker knows verbs", "worker/a.ts", "../verbs/b.ts", ONE_WAY],
  ["verbs know a run", "verbs/a.ts", "../run/b.ts", "verbs → transitions"],
  ["a transition knows verbs", "transitions/a.ts", "../verbs/b.ts", "A transition is one guarded"],
])("imports inside generation go one way: %s", (_, file, specifier, sentence) => {
  const folder = "packages/services/src/generation";
  const target = `${folder}/${specifier.slice(3)}`;
  const faults = judge({ [`${folder}/${file}`]: `import "${specifier}";`, [target]: "" });
  expect(faults).toEqual([expect.stringContaining(sentence)]);
});

test("a route does not import the files that start the server", () => {
  const faults = judge({
    "apps/server/src/env.ts": "export const env = {};",
    "apps/server/src/routes/x.ts": 'export { env } from "../env.ts";',
  });
  expect(faults).toEqual([expect.stringContaining(ROUTE)]);
});

test("a feature is entered only through its index, and never by another feature, app or style", () => {
  const features = "apps/web/src/features";
  const root = {
    [`${features}/tabs/index.ts`]: "",
    [`${features}/tabs/store.ts`]: "",
    [`${features}/tabs/tabs.css`]: "",
    [`${features}/tabs/parts/Tab.tsx`]: 'import "../store.ts";',
    [`${features}/queue/good.ts`]: 'import "../tabs/index.ts";',
    [`${features}/queue/bad.ts`]: '\nimport "../tabs/store.ts";',
    "apps/web/src/app/bad.ts": 'export type Tabs = import("../features/tabs/store.ts").Tabs;',
    "apps/web/src/app/worse.ts": 'import "../features/tabs/tabs.css";',
    "apps/web/src/ui/worst.ts": 'import "../features/tabs/index.ts";',
    "apps/web/test/tabs.test.ts": 'import "../src/features/tabs/store.ts";',
  };
  const entry =
    "Others import only a feature's index.ts, so that its inside can change without them.";
  expect(judge(root)).toEqual([
    `apps/web/src/app/bad.ts:1: imports ../features/tabs/store.ts. ${entry}`,
    `apps/web/src/app/worse.ts:1: imports ../features/tabs/tabs.css. ${entry}`,
    `${features}/queue/bad.ts:2: imports ../tabs/store.ts. ${entry}`,
    "apps/web/src/ui/worst.ts:1: imports ../features/tabs/index.ts. src/ui draws what it is given: it knows neither features nor the server.",
  ]);
});

test("inside the canvas imports go one way", () => {
  const canvas = "apps/web/src/features/canvas";
  const faults = judge({
    [`${canvas}/view/size.ts`]: 'import "../stage/Stage.tsx";',
    [`${canvas}/stage/Stage.tsx`]: "",
  });
  expect(faults).toEqual([expect.stringContaining("Inside the canvas arrows go one way")]);
});

test("no package imports another by its path, and nothing imports a test", () => {
  const faults = judge({
    "packages/services/src/a.ts": 'export const db = await import("../../db/src/index.ts");',
    "packages/services/src/b.ts": 'import "../test/parts.ts";',
    "packages/services/test/parts.ts": "",
  });
  expect(faults).toEqual([
    "packages/services/src/a.ts:1: imports ../../db/src/index.ts. A package is imported by its name, never by a path into it.",
    "packages/services/src/b.ts:1: imports ../test/parts.ts. Nobody may import tests and benches.",
  ]);
});

test("a cycle of files is found, even when it imports only types", () => {
  const faults = judge({
    "packages/nails/src/a.ts": 'import { b } from "./b.ts";\nexport const a = b;',
    "packages/nails/src/b.ts": 'export { c as b } from "./c.ts";',
    "packages/nails/src/c.ts": 'import type { A } from "./a.ts";\nexport const c: A = 1;',
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "a cycle of files: packages/nails/src/a.ts → packages/nails/src/b.ts → packages/nails/src/c.ts → packages/nails/src/a.ts",
    ),
  ]);
});

test("a cycle of folders is found even when no file is in a cycle", () => {
  const faults = judge({
    "packages/nails/src/paint/a.ts": 'import "../tile/b.ts";',
    "packages/nails/src/paint/c.ts": "",
    "packages/nails/src/tile/b.ts": "",
    "packages/nails/src/tile/d.ts": 'import "../paint/c.ts";',
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "a cycle of folders: packages/nails/src/paint → packages/nails/src/tile → packages/nails/src/paint",
    ),
  ]);
});

test("a folder and a file beside it can be a cycle too", () => {
  const faults = judge({
    "packages/nails/src/index.ts": 'export * from "./paint/a.ts";',
    "packages/nails/src/paint/a.ts": "",
    "packages/nails/src/paint/b.ts": 'import "../index.ts";',
  });
  expect(faults).toEqual([
    expect.stringContaining("a cycle of folders: packages/nails/src/index.ts"),
  ]);
});

test("an import that cannot be followed is an error", () => {
  const faults = judge({
    "packages/nails/src/a.ts": 'import "./gone.ts";\nimport "@lacquer/nowhere";',
    "packages/nails/src/b.ts": "export const c = await import(location.hash);",
    "packages/nails/src/c.ts": "export const = 1;",
    "packages/strange/src/a.ts": "",
  });
  expect(faults).toEqual([
    "packages/nails/src/a.ts:1: ./gone.ts leads to no file.",
    "packages/nails/src/a.ts:2: @lacquer/nowhere leads to no file.",
    expect.stringContaining("packages/nails/src/c.ts: cannot be read:"),
    "packages/strange: is not in tooling/checks/rooms/table.ts; add it, with what it may import.",
    "packages/nails/src/b.ts:1: hides what it imports; write the name out.",
  ]);
});

/** A time limit for a busy machine. Checking the whole repository normally takes about a second. */
const WHOLE = { timeout: 30_000 };

test(
  "the check sees this repository's files: a check without files would pass everything",
  WHOLE,
  () => {
    const { modules, dependencies, faults } = readGraph(ROOT);
    expect(faults).toEqual([]);
    expect(modules.size).toBeGreaterThan(700);
    expect(dependencies.length).toBeGreaterThan(3000);
    const seen = (one: (typeof dependencies)[number]) => one.to ?? "";
    expect(dependencies.filter((one) => seen(one).startsWith("packages/")).length).toBeGreaterThan(
      1200,
    );
    expect(dependencies.filter((one) => one.typeOnly).length).toBeGreaterThan(300);
    expect([...modules.keys()].filter((file) => file.endsWith(".tsx")).length).toBeGreaterThan(70);
  },
);

test("a check that saw too few files fails", () => {
  expect(rooms(makeTree(PACKAGES))).toEqual([
    "The check of the rooms saw only 8 files and 0 imports, so it has not really looked at this repository.",
  ]);
});

test("a rule about a missing place is an error", () => {
  const faults = deadPlaces(makeTree({ "packages/contracts/src/a.ts": "" }));
  expect(faults).toContain(
    "tooling/checks/rooms: names packages/services/src/generation/run, which is not there.",
  );
  expect(faults.join()).not.toContain("packages/contracts/src,");
});

test("this repository keeps its walls", WHOLE, () => {
  expect([...rooms(ROOT), ...deadPlaces(ROOT)]).toEqual([]);
});
