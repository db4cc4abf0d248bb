/**
 * `pnpm shots [--only <name,…>] [--size <name>] [--language pt-BR]`: takes a picture of every screen and state, at four
 * sizes in both themes. The pictures go into the folder `shots`, which git ignores. Server, database and renderer are real,
 * and each size has a new guest.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { CRON_SECRET, freePort, startBenchServer } from "@lacquer/testing";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { launchBrowser, newPerson } from "../test/browser.ts";
import { SCREENS } from "../test/screens/screens.ts";
import { painter, type Seat } from "../test/screens/seat.ts";
import { THEMES, turnTo } from "../test/screens/themes.ts";
import { speakPortuguese } from "./in-portuguese.ts";

const OPTIONS = {
  only: { type: "string" },
  size: { type: "string" },
  language: { type: "string" },
} as const;
const { values } = parseArgs({ options: OPTIONS });
const locale = values.language ?? "en";

const SHOTS = path.resolve(import.meta.dirname, "../../shots");
const FOLDER = locale === "en" ? SHOTS : path.join(SHOTS, locale);

const SIZES: Record<string, BrowserContextOptions> = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
  zoomed: { viewport: { width: 720, height: 450 } },
};

const wanted = values.only?.split(",");
const sizes = values.size ? [values.size] : Object.keys(SIZES);

/** Visits all screens at one size. Returns the names of the screens that could not be reached. */
async function shoot(
  browser: Browser,
  size: string,
  behind: Pick<Seat, "db"> & { origin: string },
) {
  const folder = path.join(FOLDER, size);
  await mkdir(folder, { recursive: true });
  const { page, context } = await newPerson(browser, behind.origin, { ...SIZES[size], locale });
  context.setDefaultTimeout(15_000);
  if (locale === "pt-BR" && size === sizes[0]) await speakPortuguese(context);
  const seat = { page, context, db: behind.db, paint: painter(behind.origin) };
  const missed: string[] = [];
  for (const { name, show } of SCREENS) {
    const fault = await show(seat).then(
      () => null,
      (error: Error) => error,
    );
    if (fault) {
      missed.push(`${size} ${name}`);
      console.error(`${size} ${name}: ${fault.message.split("\n")[0]}`);
    }
    for (const theme of THEMES) {
      if (wanted && !wanted.includes(name)) continue;
      await turnTo(page, theme);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
    }
  }
  await context.close();
  return missed;
}

const port = String(await freePort());
const origin = `http://localhost:${port}`;
const server = await startBenchServer({
  PORT: port,
  PUBLIC_URL: origin,
  CRON_SECRET,
  GUEST_CREDITS: "12",
});
const browser = await launchBrowser();
try {
  const missed: string[] = [];
  for (const size of sizes) missed.push(...(await shoot(browser, size, { db: server.db, origin })));
  console.log(`${SCREENS.length} screens at ${sizes.length} sizes in both themes: ${FOLDER}`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
