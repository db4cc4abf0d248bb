import { readFile } from "node:fs/promises";
import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  createAccount,
  designs,
  drag,
  generate,
  newDesign,
  photoOfHand,
  placeFiveNails,
  stage,
  takeTool,
} from "./studio.ts";
import { undoOf } from "./message.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

interface Kept {
  name: string;
  designSettings: Record<string, unknown>;
  aiPrompt: string;
  references: { url: string }[];
  drawing: unknown[];
  nails: { finger: string; x: number; design?: { placed?: { form?: string }[] } }[];
  fingers: Record<string, { placed?: { form?: string }[] }>;
  originalImage: { url: string } | null;
}

/** Returns the designs as this browser stores them, without the fields that change by themselves. */
async function kept(page: Page): Promise<Kept[]> {
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  return page.evaluate(() => {
    const { state } = JSON.parse(localStorage.getItem("lacquer.tabs") ?? "{}") as {
      state: { tabs: Record<string, unknown>[] };
    };
    const passing = new Set(["updatedAt", "jobAt", "drawingImageUrl", "seenVersion"]);
    return state.tabs.map(
      (tab) =>
        Object.fromEntries(
          Object.entries(tab).filter(([key]) => !passing.has(key)),
        ) as unknown as Kept,
    );
  });
}

const gallery = (page: Page) => page.getByRole("dialog", { name: "Looks" });
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Runs an action of the palette. */
async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill(label);
  await palette.getByRole("option", { name: label, exact: true }).click();
  await palette.waitFor({ state: "detached" });
}

async function wear(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Browse looks" }).first().click();
  await gallery(page).getByLabel("Find a look").fill(name);
  await gallery(page)
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .click();
  await gallery(page).waitFor({ state: "detached" });
  await says(page, new RegExp(`wears ${name}`));
}

/** Drops a file on the studio, beside the photo. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName = "", content = ""]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName, { type: "application/json" }));
      document
        .querySelector("header")
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
}

test.each([
  ["a desk", {}],
  ["a phone", PHONE],
])(
  "on %s a look is found, painted, put on with one press, sent, and taken off",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await stage(page).waitFor();
    const [before] = await kept(page);
    await stage(page).getByRole("button", { name: "Browse looks" }).click();
    // This browser paints the pictures as soon as they are in sight.
    await gallery(page).locator("canvas[data-painted='true']").first().waitFor();
    expect(await obstaclesByDayAndNight(page, "[role='dialog']")).toEqual([]);
    await gallery(page).getByRole("radio", { name: "Bridal" }).click();
    await waitFor(
      "the bridal looks",
      async () => (await gallery(page).getByRole("listitem").count()) === 9,
    );
    await gallery(page).getByLabel("Find a look").fill("pearl veil");
    await gallery(page)
      .getByRole("button", { name: /^Pearl veil/ })
      .click();
    await says(page, "Design 1 wears Pearl veil");
    const [worn] = await kept(page);
    expect(worn).toMatchObject({ designSettings: { finish: "pearl", nailShape: "almond" } });
    expect(worn?.fingers["ring"]?.placed).toHaveLength(5);

    const jobId = await generate(page);
    const answer = await page.request.get(`/api/generation-job/${jobId}`);
    const job = (await answer.json()) as { nails: Kept["nails"] };
    expect(job.nails.map(({ finger, design }) => [finger, design?.placed?.length ?? 0])).toEqual([
      ["thumb", 0],
      ["index", 0],
      ["middle", 0],
      ["ring", 5],
      ["little", 0],
    ]);

    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await waitFor("the old look", async () => {
      const [now] = await kept(page);
      return JSON.stringify(now?.designSettings) === JSON.stringify(before?.designSettings);
    });
    expect((await kept(page))[0]?.fingers).toEqual({});
    expect(faults).toEqual([]);
  },
  120_000,
);

test("a look with strokes and a reference is saved as a file and worn in another account, as one step", async () => {
  const maker = await fixture.person();
  await addPhoto(maker.page);
  await placeFiveNails(maker.page);
  await wear(maker.page, "Sweetheart");
  await takeTool(maker.page, "Draw");
  await drag(maker.page, [0.22, 0.48], [0.22, 0.44]);
  await maker.page.getByLabel("The design in words").fill("with love");
  const [chooser] = await Promise.all([
    maker.page.waitForEvent("filechooser"),
    maker.page.getByRole("button", { name: /add references/i }).click(),
  ]);
  await chooser.setFiles(await photoOfHand());
  await waitFor("the reference", async () => (await kept(maker.page))[0]?.references.length === 1);
  const [download] = await Promise.all([
    maker.page.waitForEvent("download"),
    command(maker.page, "Save this look as a file"),
  ]);
  expect(download.suggestedFilename()).toBe("design-1.look.json");
  const text = await readFile(await download.path(), "utf8");
  expect(text).not.toContain("/files/");
  expect(JSON.parse(text)).toMatchObject({
    format: "lacquer-look",
    version: 1,
    words: "with love",
    picture: expect.stringMatching(/^data:image\/jpeg;base64,/),
    references: [{ picture: expect.stringMatching(/^data:image\/jpeg;base64,/) }],
  });

  const taker = await fixture.person();
  await createAccount(taker.page, "Ada");
  await addPhoto(taker.page);
  await placeFiveNails(taker.page);
  const [before] = await kept(taker.page);
  await command(taker.page, "Looks");
  await gallery(taker.page).waitFor();
  await taker.page.keyboard.press("Escape");
  await gallery(taker.page).waitFor({ state: "detached" });
  await drop(taker.page, "sweetheart.look.json", text);
  await says(taker.page, "Design 1 wears Design 1");
  const [made, worn] = [(await kept(maker.page))[0], (await kept(taker.page))[0]];
  expect(worn).toMatchObject({ aiPrompt: "with love", designSettings: { accentColor: "#EE2F74" } });
  expect(worn?.originalImage).toEqual(before?.originalImage);
  expect(worn?.drawing).toHaveLength(made?.drawing.length ?? 0);
  expect(worn?.drawing.length).toBeGreaterThan(0);
  const forms = (tab: Kept | undefined) =>
    tab?.nails.map(({ finger, design }) => [finger, design?.placed?.map(({ form }) => form)]);
  expect(forms(worn)).toEqual(forms(made));
  // The reference is now an upload of the other account.
  expect(worn?.references[0]?.url).toMatch(/^\/files\/uploads\//);
  expect(worn?.references[0]?.url).not.toBe(made?.references[0]?.url);
  await generate(taker.page);

  // Presses the studio's own Undo, because the notice, which has an Undo too, disappears by itself while the job is
  // painted.
  await taker.page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await waitFor("the design before the look", async () => {
    const [now] = await kept(taker.page);
    return now?.aiPrompt === "" && now.drawing.length === 0 && now.references.length === 0;
  });
  expect((await kept(taker.page))[0]?.nails).toEqual(before?.nails);
  expect([maker.faults, taker.faults]).toEqual([[], []]);
}, 300_000);

test("a broken look changes nothing and says which line and field is wrong", async () => {
  const { page, faults } = await fixture.person();
  // The part that shows the gallery also listens for dropped files.
  await page.goto("/looks");
  await gallery(page).waitFor();
  await page.keyboard.press("Escape");
  await gallery(page).waitFor({ state: "detached" });
  const before = await kept(page);
  const look = { format: "lacquer-look", version: 1, name: "Odd", settings: { finish: "gold" } };
  await drop(page, "odd.json", JSON.stringify(look, null, 2));
  await says(page, "odd.json is not a valid look file");
  await says(page, /^Line 6, settings\.finish: /);
  await drop(page, "other.json", "{}");
  await says(page, "Line 1, the file: This JSON file is not a look from Lacquer.");
  expect(await kept(page)).toEqual(before);
  expect(faults).toEqual([]);
});

test("from the list of designs one look and one hand go to all tabs, and Undo takes each back", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  await newDesign(page);
  await wear(page, "Leopard");
  await designs(page).first().click();
  await wear(page, "Solitaire");
  const before = await kept(page);
  const list = page.getByRole("dialog", { name: "All designs" });
  const open = async () => {
    await page.getByRole("button", { name: /^All designs/ }).click();
    await list.waitFor();
  };
  const undo = async (message: string) => {
    await list.getByRole("button", { name: "Close all designs" }).click();
    await list.waitFor({ state: "detached" });
    await undoOf(page, message).click();
    await waitFor(
      "the designs before",
      async () => JSON.stringify(await kept(page)) === JSON.stringify(before),
    );
  };
  await open();
  await list.getByRole("button", { name: "Same look on all tabs" }).click();
  await says(page, "1 other design wears the look of Design 1");
  expect((await kept(page))[1]).toMatchObject({
    designSettings: { baseColor: "#ECC6BA" },
    originalImage: null,
  });
  await undo("wears the look of Design 1");
  await open();
  await list.getByRole("button", { name: "Same hand for all looks" }).click();
  await says(page, "1 other design has the hand of Design 1");
  const [first, second] = await kept(page);
  expect(second).toMatchObject({
    designSettings: { baseColor: "#17110E" },
    originalImage: first?.originalImage,
  });
  expect(second?.nails.map(({ finger, x }) => [finger, x])).toEqual(
    first?.nails.map(({ finger, x }) => [finger, x]),
  );
  await undo("has the hand of Design 1");
  expect(faults).toEqual([]);
}, 240_000);
