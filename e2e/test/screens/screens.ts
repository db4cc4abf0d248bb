import { waitFor } from "@lacquer/testing";
import { type Page } from "playwright-core";
import { moveJob } from "../desk.ts";
import {
  addPhoto,
  askForImages,
  createAccount,
  drag,
  generate,
  nails,
  openSection,
  newDesign,
  stage,
  takeTool,
} from "../studio.ts";
import type { Seat } from "./seat.ts";

/** A screen, or one state of a screen. Each is reached from the previous one in the list. */
export interface Screen {
  name: string;
  show(seat: Seat): Promise<void>;
}

/** Opens an address and waits for its screen. */
const at = (path: string, name: string | RegExp, role: "dialog" | "menu" = "dialog") => ({
  async show({ page }: Seat) {
    await page.goto(path);
    await page.getByRole(role, { name }).waitFor();
  },
});

async function toDesk(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Generate" }).waitFor();
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill(words);
  await palette
    .getByRole("option", { selected: true })
    .filter({ hasText: new RegExp(words, "i") })
    .waitFor();
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "detached" });
}

/** The screens from an empty studio to a chosen nail. */
const DESK: Screen[] = [
  { name: "first", show: async ({ page }) => void (await stage(page).waitFor()) },
  { name: "photo", show: ({ page }) => addPhoto(page) },
  {
    name: "nails-found",
    async show({ page }) {
      await page.getByRole("button", { name: "Use them" }).waitFor();
    },
  },
  {
    name: "nails",
    async show({ page }) {
      await page.getByRole("button", { name: "Use them" }).click();
      await nails(page).nth(1).waitFor();
    },
  },
  { name: "one-nail", show: async ({ page }) => void (await nails(page).nth(1).click()) },
  {
    name: "chrome-stiletto",
    async show({ page }) {
      await page.keyboard.press("Escape");
      await command(page, "chrome");
      await command(page, "stiletto");
    },
  },
  {
    name: "drawing",
    async show({ page }) {
      await takeTool(page, "Draw");
      await drag(page, [0.3, 0.3], [0.5, 0.45]);
    },
  },
  {
    name: "drawing-options",
    async show({ page }) {
      await page.getByRole("button", { name: "Drawing options" }).click();
      await page.getByRole("dialog", { name: "Drawing options" }).waitFor();
    },
  },
  {
    name: "history",
    async show({ page }) {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await openSection(page, "Shape");
      // If the window is not tall enough, the History button is inside the Tools menu.
      const isLow = (page.viewportSize()?.height ?? 0) < 560;
      if (isLow) await page.getByRole("button", { name: /^Tools:/ }).click();
      await page.getByRole("button", { name: "History" }).click();
      await page.getByRole("menu", { name: "History" }).waitFor();
    },
  },
  {
    name: "craft",
    async show({ page }) {
      await page.keyboard.press("Escape");
      await command(page, "swirl");
      await command(page, "in the chair");
      await page.getByRole("region", { name: "By hand" }).waitFor();
    },
  },
];

/** The states of a job. */
const JOBS: Screen[] = [
  {
    name: "variations",
    async show({ page }) {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await askForImages(page, 3, "Accents");
    },
  },
  {
    name: "what-is-sent",
    async show({ page }) {
      await command(page, "what we will send");
      await page
        .getByRole("dialog")
        .getByText(/taken when painting starts/)
        .waitFor();
    },
  },
  {
    name: "waiting",
    async show({ page }) {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await generate(page);
      await page
        .getByText(/next in your queue/)
        .first()
        .waitFor();
    },
  },
  {
    name: "results",
    async show({ page, paint }) {
      await paint();
      await page
        .getByText(/3 images are ready/)
        .first()
        .waitFor();
    },
  },
  {
    name: "one-result",
    async show({ page }) {
      await openSection(page, "Results");
      await page.getByRole("list", { name: "Results" }).getByRole("button").first().click();
    },
  },
  {
    name: "how-it-was-made",
    async show({ page }) {
      await page.getByRole("button", { name: "How it was made" }).click();
      await page.getByText("Painted by").waitFor();
    },
  },
  {
    name: "versions",
    async show({ page, paint }) {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await command(page, "matte");
      await generate(page);
      await paint();
      await openSection(page, "Results");
      await page.getByRole("list", { name: "Results" }).getByRole("button").nth(3).click();
      await page.getByRole("button", { name: "Versions" }).click();
      await page.getByText("Painted by").waitFor();
    },
  },
  {
    name: "what-changed",
    async show({ page }) {
      await page.getByRole("button", { name: "Version 1, image 2" }).click();
      await page.getByRole("heading", { name: "B → A" }).waitFor();
    },
  },
  {
    name: "running",
    async show({ page, db }) {
      await toDesk(page);
      await newDesign(page);
      await page.getByRole("button", { name: "Use its photo" }).click();
      await moveJob(db, await generate(page), "processing");
      await page
        .getByText(/is being painted/)
        .first()
        .waitFor();
    },
  },
  {
    name: "failed",
    async show({ page, db }) {
      const { rows } = await db.pool.query<{ id: string }>(
        "select id from generation_jobs where status = 'processing'",
      );
      for (const { id } of rows) await moveJob(db, id, "failed");
      await openSection(page, "Results");
      await page.getByRole("button", { name: "Retry" }).first().waitFor();
    },
  },
];

/** The panels over the photo. */
const PANELS: Screen[] = [
  { name: "queue", ...at("/queue", "Queue") },
  { name: "bottles", ...at("/bottles", "Your bottles") },
  { name: "collection", ...at("/collection", "Collection") },
  {
    name: "collection-image",
    async show({ page }) {
      await page
        .getByRole("link", { name: /^Look at/ })
        .first()
        .click();
      await page.getByRole("link", { name: "Download" }).waitFor();
    },
  },
  {
    name: "collection-boards",
    async show({ page }) {
      await page.goto("/collection");
      const collection = page.getByRole("dialog", { name: "Collection" });
      await collection
        .getByRole("button", { name: /^More for/ })
        .first()
        .click();
      await page.getByRole("menuitem", { name: "Put on a board" }).click();
      const dialog = page.getByRole("dialog", { name: "Put on a board" });
      await dialog.getByLabel("A new board").fill("Bridal");
      await dialog.getByRole("button", { name: "Create" }).click();
      await page.getByText("1 image put on Bridal").waitFor();
      await collection.getByRole("button", { name: "Boards" }).click();
      await page.getByRole("menuitemradio", { name: /^Bridal/ }).waitFor();
    },
  },
  {
    name: "looks",
    async show({ page }) {
      await page.goto("/looks");
      const looks = page.getByRole("dialog", { name: "Looks" });
      await looks.locator("canvas[data-painted='true']").first().waitFor();
      // Only pictures that are on the screen are painted.
      await waitFor("every look on the screen painted", () =>
        looks.locator("canvas").evaluateAll((all) =>
          all.every((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            const isSeen = bottom > 0 && top < innerHeight;
            return !isSeen || one.dataset.painted === "true";
          }),
        ),
      );
    },
  },
  { name: "credits", ...at("/credits", "Credits") },
  { name: "settings-guest", ...at("/settings", /^Account/, "menu") },
  { name: "sign-in", ...at("/sign-in", "Sign in") },
  { name: "sign-up", ...at("/sign-up", "Create your account") },
  {
    name: "commands",
    async show({ page }) {
      await toDesk(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "Commands" }).waitFor();
    },
  },
  {
    name: "shortcuts",
    async show({ page }) {
      await toDesk(page);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "all-designs",
    async show({ page }) {
      await toDesk(page);
      await page.getByRole("button", { name: /^All designs/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];

/** The dialogs of an account, and the error screens. */
const OTHERS: Screen[] = [
  {
    name: "account",
    async show({ page }) {
      await toDesk(page);
      await createAccount(page, "Ada");
      await page.goto("/settings");
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "api-keys", ...at("/settings/keys", "API keys") },
  { name: "webhooks", ...at("/settings/webhooks", "Webhooks") },
  { name: "password", ...at("/settings/password", /password/i) },
  { name: "data", ...at("/settings/data", "Your data") },
  { name: "devices", ...at("/settings/devices", "Devices") },
  { name: "email", ...at("/settings/email", "Change e-mail") },
  {
    name: "mail-password",
    async show({ page }) {
      await page.goto("/mail#password=a-token");
      await page.getByRole("heading", { name: "Choose a password" }).waitFor();
    },
  },
  {
    name: "mail-confirm",
    async show({ page }) {
      // A change of only the part after the # loads no page, so another page is opened first.
      await page.goto("/");
      await page.goto("/mail#confirm=a-token");
      await page.getByRole("heading", { name: "Confirm your e-mail address" }).waitFor();
    },
  },
  { name: "sign-out", ...at("/sign-out", /sign out/i) },
  {
    name: "no-such-address",
    async show({ page }) {
      await page.goto("/nowhere");
      await page.getByText("There is nothing at this address.").waitFor();
    },
  },
  {
    name: "offline",
    async show({ page, context }) {
      await toDesk(page);
      await context.setOffline(true);
      await page
        .getByText(/offline\./i)
        .first()
        .waitFor();
    },
  },
];

/** Every screen and state of the studio, in an order in which one person can reach them. */
export const SCREENS: readonly Screen[] = [...DESK, ...JOBS, ...PANELS, ...OTHERS];
