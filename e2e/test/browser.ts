import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from "playwright-core";
import { browserPath } from "./env.ts";

function launchOptions(more: string[] = []): LaunchOptions {
  const root = process.getuid?.() === 0;
  return {
    executablePath: browserPath(),
    args: [
      ...(root ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      ...more,
    ],
  };
}

/** Starts a browser. A test may add command-line switches of Chromium. */
export function launchBrowser(...switches: string[]): Promise<Browser> {
  return chromium.launch(launchOptions(switches));
}

/** A browser and the id of its process group, so that all of its processes can be suspended. */
export async function launchBrowserGroup(): Promise<{
  browser: Browser;
  pid: number;
  close: () => Promise<void>;
}> {
  const server = await chromium.launchServer(launchOptions());
  const { pid } = server.process();
  if (pid === undefined) throw new Error("The browser's process has ended.");
  return { browser: await chromium.connect(server.wsEndpoint()), pid, close: () => server.close() };
}

/** One person's browser. `faults` collects the faults of all its pages. */
export interface Person {
  context: BrowserContext;
  page: Page;
  faults: string[];
  /** Opens the studio in a new page. */
  open(): Promise<Page>;
}

export async function newPerson(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const faults: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
  const open = async () => {
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: /Generate|Gerar/ }).waitFor();
    return page;
  };
  return { context, page: await open(), faults, open };
}
