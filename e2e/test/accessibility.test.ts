import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { endAll } from "./window-visibility.ts";
import { moveJob } from "./desk.ts";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  cornerButton,
  drag,
  generate,
  openSection,
  placeFiveNails,
  takeTool,
} from "./studio.ts";

const fixture = useFixture();

/**
 * every-screen.test.ts covers the whole studio on a desktop and a phone. The tests in this file cover the remaining
 * cases.
 */
const DESK: BrowserContextOptions = {};
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const LOW: BrowserContextOptions = { viewport: { width: 720, height: 450 } };

test.each([
  ["tablet", TABLET],
  ["low window", LOW],
])(
  "on a %s the studio, the collection and the sign-in are accessible",
  async (_where, options) => {
    const person = await fixture.person(options);
    const { page } = person;
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await openSection(page, "Finish");
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await (await cornerButton(page, "Collection")).click();
    await page.getByRole("dialog").waitFor();
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await (await cornerButton(page, /^Account/)).click();
    await page.getByRole("menuitem", { name: "Sign in" }).click();
    await page.getByRole("dialog").getByLabel("E-mail").waitFor();
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    expect(person.faults).toEqual([]);
  },
  240_000,
);

test.each([
  ["desk", DESK],
  ["phone", PHONE],
])(
  "on a %s the queue is accessible with every kind of job in it",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    const queue = page.getByRole("dialog", { name: "Queue" });
    const found: Record<string, string[]> = {};
    const look = async (state: string, words: string | RegExp) => {
      await (await cornerButton(page, /^Queue/)).click();
      await queue.getByText(words).first().waitFor();
      found[state] = await obstaclesByDayAndNight(page, '[role="dialog"]');
      await page.keyboard.press("Escape");
      await queue.waitFor({ state: "detached" });
    };
    await look("empty", "Nothing here yet");
    await generate(page);
    await endAll(fixture.server);
    await look("ended", "Ended");
    const jobId = await generate(page);
    await look("waiting", /next in your queue/i);
    await moveJob(fixture.server.db, jobId, "processing");
    await look("running", "Being painted");
    await moveJob(fixture.server.db, jobId, "failed");
    await look("failed", "Retry");
    await (await cornerButton(page, /^Queue/)).click();
    await queue.getByText("Tell me when it is done").click();
    found["settings"] = await obstaclesByDayAndNight(page, '[role="dialog"]');
    expect(Object.entries(found).filter(([, obstacle]) => obstacle.length > 0)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(6);
    expect(faults).toEqual([]);
  },
  240_000,
);

test("a nail up close with things on it is accessible", async () => {
  const { page } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  const things = page.getByRole("region", { name: "Gems and charms" });
  for (const kind of ["Stone", "Pearl"]) {
    await things.getByRole("radio", { name: kind }).click();
    await things.getByRole("button", { name: /in the middle$/ }).click();
    await things
      .getByRole("button", { name: new RegExp(`${kind.toLowerCase()}, middle`) })
      .waitFor();
  }
  expect(await obstaclesByDayAndNight(page, '[aria-label="Gems and charms"]')).toEqual([]);
});

test.each([
  ["desk", DESK],
  ["phone", PHONE],
])(
  "on a %s the history is accessible, with done and undone steps",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await addPhoto(page);
    await openSection(page, "Shape");
    for (const shape of ["stiletto", "square", "almond"])
      await page.getByRole("radio", { name: shape }).first().click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "History" }).click();
    const list = page.getByRole("menu", { name: "History" });
    await list.getByText("taken back").waitFor({ state: "attached" });
    expect(await list.getByRole("menuitemradio").count()).toBe(5);
    expect(await obstaclesByDayAndNight(page, '[role="menu"]')).toEqual([]);
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    expect(faults).toEqual([]);
  },
  240_000,
);

test.each([
  ["desk", DESK],
  ["phone", PHONE],
])(
  "on a %s the brushes, their options and layers and the colour picker are accessible",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await addPhoto(page);
    await placeFiveNails(page);
    await takeTool(page, "Draw");
    await drag(page, [0.49, 0.46], [0.51, 0.46]);
    expect(await obstaclesByDayAndNight(page)).toEqual([]);
    await page.getByRole("button", { name: "Drawing options" }).click();
    const panel = page.getByRole("dialog", { name: "Drawing options" });
    await panel.getByRole("button", { name: "Layer 1", exact: true }).click();
    await panel.getByLabel("Name of the layer").waitFor();
    expect(await obstaclesByDayAndNight(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Another ink/ }).click();
    await page.getByRole("dialog", { name: "Another ink" }).waitFor();
    expect(await obstaclesByDayAndNight(page, '[role="dialog"]')).toEqual([]);
    expect(faults).toEqual([]);
  },
  240_000,
);
