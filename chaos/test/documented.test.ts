import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { promises } from "../src/promises/index.ts";

const read = (file: string) =>
  readFileSync(path.join(import.meta.dirname, "../..", file), "utf8").replaceAll("`", "");

test("docs/reliability.md lists every promise by its number and title, and no other", () => {
  const rows = read("docs/reliability.md").matchAll(/^\| (\d+) +\| (.+?) +\|/gm);
  const listed = [...rows].map(([, number, title]) => ({ number: Number(number), title }));
  expect(listed).toEqual(
    promises.map(({ number, title }) => ({ number, title: title.replaceAll("`", "") })),
  );
});

test.each(["README.md", "docs/reliability.md"])("%s gives the right number of promises", (file) => {
  const counted = [...read(file).matchAll(/(\d+)\s+promises/g)].map(([, number]) => Number(number));
  expect(counted.length).toBeGreaterThan(0);
  expect(new Set(counted)).toEqual(new Set([promises.length]));
});
