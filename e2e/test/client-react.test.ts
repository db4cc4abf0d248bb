import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createBody, plainPicture, startTestServer, type TestServer } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";

const KEY = "sk-canary-0123456789abcdef";
/** The path at which a team would serve its own page beside the studio. */
const PAGE = "/our-page/";

let server: TestServer;
let browser: Browser;
let provider: OpenAiDouble;
let proxy: HttpProxy;
let pages: Server;

beforeAll(async () => {
  [proxy, provider, pages] = await Promise.all([
    startHttpProxy(),
    createOpenAiDouble({ apiKey: KEY, picture: await plainPicture() }),
    servePage(await readmePage()),
  ]);
  // The image is held back until the test releases it, so that the page shows an unfinished job first.
  provider.script = () => ({ do: "paint", afterMs: 600_000 });
  [server, browser] = await Promise.all([
    startTestServer({
      PUBLIC_URL: proxy.origin,
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: provider.baseUrl,
    }),
    launchBrowser(),
  ]);
  await server.worker();
  const own = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  proxy.route = (asked) => (asked.startsWith(PAGE) ? own : server.origin);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await proxy.close();
  await provider.close();
  pages.closeAllConnections();
  pages.close();
});

/** Returns the page that the client's README prints, bundled as an app would bundle it. */
async function readmePage(): Promise<string> {
  const source = fileURLToPath(import.meta.resolve("@lacquer/client"));
  const readme = await readFile(path.resolve(path.dirname(source), "..", "README.md"), "utf8");
  const blocks = [...readme.matchAll(/```tsx\n([^]*?)```/g)].map(([, code = ""]) => code);
  expect(blocks).toHaveLength(1);
  const start = `
import { createRoot } from "react-dom/client";
const jobId = new URLSearchParams(location.search).get("job") ?? "";
createRoot(document.getElementById("root")).render(<App jobId={jobId} />);`;
  const { outputFiles } = await build({
    stdin: { contents: `${blocks[0]}${start}`, resolveDir: import.meta.dirname, loader: "tsx" },
    bundle: true,
    jsx: "automatic",
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function servePage(script: string): Promise<Server> {
  const page = `<!doctype html><div id="root"></div><script src="page.js"></script>`;
  const made = createServer(({ url }, response) => {
    const isScript = url === `${PAGE}page.js`;
    response
      .setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8")
      .end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return made;
}

test("the README's React page shows a job's state as it changes, the credits, and then the image", async () => {
  const context = await browser.newContext({ baseURL: proxy.origin });
  await context.request.post("/api/auth/sign-in/anonymous", { data: {} });
  const created = await context.request.post("/api/generate-nail-design-job", {
    data: createBody(),
  });
  const { jobId } = (await created.json()) as { jobId: string };
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto(`${PAGE}?job=${jobId}`);

  await page.getByText("processing").waitFor();
  expect(await page.getByRole("img").count()).toBe(0);
  provider.release();
  await page.getByText("completed").waitFor();
  const image = page.getByRole("img", { name: createBody().prompt });
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0);
  expect(await page.getByRole("progressbar").getAttribute("value")).toBe("100");
  const { available } = await (await context.request.get("/api/credits")).json();
  await page.getByText(`${available} credits`).waitFor();
  expect(faults).toEqual([]);
  // The state came over the page's one stream, and was not polled.
  expect(proxy.asked("jobs.events")).toBe(1);
  await context.close();
});
