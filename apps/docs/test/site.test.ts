import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SIDEBAR } from "../.vitepress/sidebar.ts";
import { rewriteLinks } from "../src/links.ts";
import { GENERATED, pagesOf } from "../src/pages.ts";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
const OUT = path.join(import.meta.dirname, "..", "dist");
const read = (file: string) => readFileSync(path.join(OUT, file), "utf8");
// `docs:build` has made these pages. VitePress itself fails during that build if a link leads to no page.
const files = globSync("**/*.html", { cwd: OUT, exclude: ["try/**"] });

test("every document is a page, and every page is in the list beside the text or linked from one that is", () => {
  const pages = [...pagesOf(ROOT).values()].map((page) => page.replace(/\.md$/, ".html"));
  expect(pages.filter((page) => !files.includes(page))).toEqual([]);
  const listed = SIDEBAR.flatMap(({ items }) => items.map(({ link }) => link.replace(/^\//, "")));
  const named = listed.map((link) => (link.endsWith("/") ? `${link}index.html` : `${link}.html`));
  expect(named.filter((page) => !files.includes(page))).toEqual([]);
  const left = files.filter((file) => !named.includes(file) && !file.startsWith("decisions/"));
  expect(left.toSorted()).toEqual(["404.html", "index.html"]);
});

test("every link to a heading leads to one", () => {
  const ids = new Map(
    files.map((file) => [
      file,
      new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const faults = files.flatMap((file) =>
    [...read(file).matchAll(/href="\/?([^"#]*\.html)?#([^"]+)"/g)].flatMap(
      ([, page, hash = ""]) => {
        const target = ids.get(page ?? file);
        return target?.has(decodeURIComponent(hash)) ? [] : [`${file}: ${page ?? ""}#${hash}`];
      },
    ),
  );
  expect(faults).toEqual([]);
});

test("no page asks another server for anything", () => {
  const text = globSync("**/*.{html,css}", { cwd: OUT, exclude: ["try/**"] })
    .map((file) => read(file))
    .join("\n");
  const asked = [
    ...text.matchAll(
      /(?:<(?:script|img|iframe|source)[^>]* src|<link[^>]* href)="([^"]+)"|url\(["']?([^"')]+)/g,
    ),
  ];
  expect(asked.length).toBeGreaterThan(50);
  const elsewhere = asked.map(([, first, second]) => first ?? second ?? "");
  expect(elsewhere.filter((place) => /^(?:https?:)?\/\//.test(place))).toEqual([]);
});

test("the home page leads to the try page, which is part of the site", () => {
  expect(read("index.html")).toMatch(/href="\/try\/"[^>]*>\s*Try it/);
  expect(read("try/index.html")).toContain("<title>Try Lacquer</title>");
});

test("the reference has every route, its scope, its shapes and its refusals", () => {
  const text = readFileSync(path.join(GENERATED, "api.md"), "utf8");
  expect(text.match(/^`(?:GET|POST|PUT|PATCH|DELETE) \//gm)?.length).toBeGreaterThan(40);
  expect(text).toContain(
    "`POST /api/generate-nail-design-job` · an API key needs the scope create",
  );
  expect(text).toMatch(/\*\*402\*\* .*`insufficient_credits`/);
  expect(text).toContain("### CreateJobInput");
});

test("links lead to pages, to the repository where its address is known, and else stay words", () => {
  const pages = new Map([["docs/a.md", "a.md"]]);
  const linking = { root: ROOT, pages, repository: undefined };
  const text = "[a](a.md#b), [it](../README.md), [c](https://example.com), `[d](e.md)`\n";
  expect(rewriteLinks(text, "docs/x.md", linking)).toBe(
    "[a](/a.md#b), it, [c](https://example.com), `[d](e.md)`\n",
  );
  const known = { ...linking, repository: "https://git.example.com/l" };
  expect(rewriteLinks("[it](../README.md)", "docs/x.md", known)).toBe(
    "[it](https://git.example.com/l/README.md)",
  );
  expect(() => rewriteLinks("[it](no.md)", "docs/x.md", linking)).toThrow(
    /no\.md, which is not there/,
  );
});
