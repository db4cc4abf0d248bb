import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { browserPath } from "./env.ts";

const WEB = path.resolve(import.meta.dirname, "../../../apps/web");
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};
/** The content security policy of the studio's own pages. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

/**
 * A page with the studio's code for finding nails, built like the studio and under the same content security policy.
 */
export interface StudioPage {
  page: Page;
  close(): Promise<void>;
}

/**
 * Builds the page and opens it. The files of the folder `photos` are available as `/photos/<name>` on the page's
 * origin.
 */
export async function openStudioPage(photos: string): Promise<StudioPage> {
  const built = await mkdtemp(path.join(tmpdir(), "lacquer-finding-"));
  await build({
    root: WEB,
    configFile: path.join(WEB, "vite.config.ts"),
    logLevel: "error",
    build: {
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: { input: path.join(WEB, "bench/finding.html") },
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = path.normalize(decodeURIComponent(pathname));
    const file = name.startsWith("/photos/")
      ? path.join(photos, path.basename(name))
      : path.join(built, name);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[path.extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", POLICY);
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    server.close();
    await rm(built, { recursive: true });
  };
  try {
    browser = await chromium.launch({
      executablePath: browserPath(),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--ignore-gpu-blocklist",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
      ],
    });
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${port}/bench/finding.html`);
    await page.waitForFunction(() => "findingBench" in globalThis);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
