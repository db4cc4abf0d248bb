import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { firstPageScripts, kilobytes, SCRIPT_BUDGET_KB } from "./first-page.ts";

const BUILT = path.resolve(import.meta.dirname, "../../apps/web/dist");

test("the script of the first page stays within its budget", async () => {
  const scripts = await firstPageScripts();
  expect(scripts.map(({ file }) => file)).toContain("start.js");
  expect(scripts.length).toBeGreaterThan(2);
  expect(kilobytes(scripts)).toBeLessThanOrEqual(SCRIPT_BUDGET_KB);
});

test("no browser loads the server's parser", async () => {
  const scripts = await firstPageScripts();
  const texts = await Promise.all(
    scripts.map(({ file }) => readFile(path.join(BUILT, file), "utf8")),
  );
  expect(texts.filter((text) => /\bZodError\b/.test(text))).toEqual([]);
});

test("scripts, styles, page and models lie compressed beside their originals", async () => {
  const files = await readdir(BUILT, { recursive: true });
  const texts = files.filter((file) => /\.(?:js|css|html|wasm)$/.test(file));
  const packed = files.filter((file) => file.endsWith(".br"));
  for (const file of ["index.html", "sw.js", "start.js"]) expect(packed).toContain(`${file}.br`);
  for (const kind of [/^assets\/.*\.js$/, /^assets\/.*\.css$/, /\.wasm$/]) {
    const some = texts.find((file) => kind.test(file) && files.includes(`${file}.br`)) ?? "";
    const plain = await readFile(path.join(BUILT, some));
    expect(brotliDecompressSync(await readFile(path.join(BUILT, `${some}.br`)))).toEqual(plain);
    expect(gunzipSync(await readFile(path.join(BUILT, `${some}.gz`)))).toEqual(plain);
  }
});
