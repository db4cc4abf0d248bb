import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { NewApiKey } from "@lacquer/contracts";
import { startTestServer, type TestServer, type Visitor } from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";

const DOCS = path.resolve(import.meta.dirname, "../../../docs");
const run = promisify(execFile);

let server: TestServer;
let person: Visitor;
let names: string;
let blocks: { language: string; code: string }[];

beforeAll(async () => {
  server = await startTestServer();
  await server.worker();
  person = await server.account();
  const json = { name: "Examples", scope: "create" };
  const { body } = await person.send<NewApiKey>("/api/keys", { json });
  names = `export LACQUER_URL=${server.origin} LACQUER_KEY=${body.key}\n`;
  const text = await readFile(path.join(DOCS, "developers.md"), "utf8");
  blocks = [...text.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language = "", code = ""]) => {
    return { language, code };
  });
});
afterAll(() => server.close());

/** Runs the lines that the document prints, in an empty folder. Returns their output and the pictures they made. */
async function runPrinted(language: string) {
  const code = blocks.find((block) => block.language === language)?.code ?? "";
  const script = language === "bash" ? code : `python3 - <<'PROGRAM'\n${code}PROGRAM\n`;
  const cwd = await mkdtemp(path.join(tmpdir(), "lacquer-example-"));
  const { stdout } = await run("bash", ["-c", names + script], { cwd });
  const files = (await readdir(cwd)).toSorted();
  const pictures = await Promise.all(
    files.map(
      async (file) => (await sharp(await readFile(path.join(cwd, file))).metadata()).format,
    ),
  );
  await rm(cwd, { recursive: true });
  return { stdout, files, pictures };
}

test("the document has no block that nothing runs", () => {
  expect(blocks.map(({ language }) => language)).toEqual(["bash", "python"]);
});

test("curl's lines make a picture", async () => {
  const { files, pictures } = await runPrinted("bash");
  expect(files).toEqual(["nails.jpg"]);
  expect(pictures).toEqual(["jpeg"]);
});

test("Python's lines make two pictures with nothing but its own library", async () => {
  const { stdout, files, pictures } = await runPrinted("python");
  const credits = await person.send<{ available: number }>("/api/credits");
  expect(stdout).toBe(`completed ${credits.body.available}\n`);
  expect(files).toEqual(["nails-0.jpeg", "nails-1.jpeg"]);
  expect(pictures).toEqual(["jpeg", "jpeg"]);
});
