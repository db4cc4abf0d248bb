import type { Browser, CDPSession, Page } from "playwright-core";

export interface Slowness {
  /** The factor by which the processor is slowed down. */
  core?: number;
  line?: { megabits: number; latency: number };
}

export interface Visit {
  /** Seconds from the start of the navigation until the frame that shows the button. */
  seconds: number;
  /**
   * Kilobytes received until that frame, as compressed on the network: the scripts (`scriptKb`) and everything
   * (`allKb`).
   */
  scriptKb: number;
  allKb: number;
  /** The sum of all layout shifts until that frame. */
  shift: number;
}

async function slowDown(cdp: CDPSession, { core, line }: Slowness): Promise<void> {
  if (core) await cdp.send("Emulation.setCPUThrottlingRate", { rate: core });
  if (!line) return;
  const bytes = (line.megabits * 1e6) / 8;
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
}

/** Records when the page had loaded, or when a frame first showed the enabled button of this name. */
function watchForReady(ready: string): void {
  const note = window as unknown as { readyAt?: number; shift: number };
  note.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      note.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  const shown = () =>
    requestAnimationFrame(() => setTimeout(() => (note.readyAt ??= performance.now())));
  if (ready === "load") return window.addEventListener("load", shown);
  const words = ready.slice("text/".length);
  const watcher = new MutationObserver(() => {
    const buttons = [...document.querySelectorAll("button:enabled")];
    if (!buttons.some(({ textContent }) => textContent?.trim() === words)) return;
    watcher.disconnect();
    shown();
  });
  watcher.observe(document, { childList: true, subtree: true });
}

function countBytes(cdp: CDPSession): { script: number; all: number } {
  const bytes = { script: 0, all: 0 };
  const scripts = new Set<string>();
  cdp.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (scripts.has(requestId)) bytes.script += encodedDataLength;
  });
  return bytes;
}

/** A new person's first visit to `url`. `ready` is "load", or "text/" followed by the words on a button. */
export async function visit(
  browser: Browser,
  url: string,
  { ready, slow }: { ready: string; slow: Slowness },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page: Page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await slowDown(cdp, slow);
    const bytes = countBytes(cdp);
    await page.addInitScript(watchForReady, ready);
    await page.goto(url, { waitUntil: "commit" });
    const seen = await page.waitForFunction(
      () => {
        const { readyAt, shift } = window as unknown as { readyAt?: number; shift: number };
        return readyAt === undefined ? null : { readyAt, shift };
      },
      undefined,
      { timeout: 120_000, polling: 50 },
    );
    const { readyAt, shift } = (await seen.jsonValue()) as { readyAt: number; shift: number };
    return {
      seconds: readyAt / 1000,
      shift,
      scriptKb: bytes.script / 1000,
      allKb: bytes.all / 1000,
    };
  } finally {
    await context.close();
  }
}
