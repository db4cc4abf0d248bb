import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { useFixture } from "./fixture.ts";
import { photoOfHand, stage } from "./studio.ts";

const fixture = useFixture();

/** The phone is another browser with its own camera. */
let phones: Browser;
beforeAll(async () => {
  phones = await launchBrowser("--use-fake-device-for-media-stream=device-count=2");
});
afterAll(() => phones.close());

const dialog = (page: Page) => page.getByRole("dialog", { name: "Use your phone" });
const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const photosOf = (userId: number) =>
  fixture.server.db.prisma.upload.count({ where: { userId, kind: "photo" } });

/** Opens the dialog and reads the address from its code. */
async function newCode(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Use your phone" }).click();
  return codeOf(page);
}

async function codeOf(page: Page): Promise<string> {
  await dialog(page).getByRole("img", { name: "The code that your phone scans" }).waitFor();
  return dialog(page).getByLabel("Or open this link on the phone").inputValue();
}

async function newPhone(options = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phones.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ["camera"],
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return { context, page: await context.newPage() };
}

async function takeAndSend(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Take the photo" }).click();
  await page.getByRole("button", { name: "Send it to the computer" }).click();
}

test("a photo taken on a phone appears in the open design at once, without an account", async () => {
  const { page, faults } = await fixture.person();
  const link = await newCode(page);
  await dialog(page).getByText("Waiting for your phone.").waitFor();
  const phone = await newPhone();
  const requests: string[] = [];
  phone.page.on("request", (request) => requests.push(request.url()));
  await phone.page.goto(link);
  await dialog(page).getByText("Your phone is connected.").waitFor();
  await takeAndSend(phone.page);
  await phone.page.getByRole("heading", { name: "It is on your computer" }).waitFor();
  // The photo arrives although nobody presses anything on the computer.
  await photo(page).waitFor();
  await dialog(page).waitFor({ state: "detached" });
  expect(await photo(page).getAttribute("src")).toMatch(/^\/files\/uploads\//);

  expect(await phone.context.cookies()).toEqual([]);
  const token = new URL(link).hash.slice(1);
  expect(token.length).toBeGreaterThan(40);
  expect(requests.filter((url) => new URL(url).pathname.includes(token))).toEqual([]);
  // Undo removes the photo, like a photo that was chosen on the computer.
  await page.keyboard.press("Control+z");
  await photo(page).waitFor({ state: "detached" });

  await phone.page.reload();
  await phone.page.getByRole("heading", { name: "The code has been used" }).waitFor();
  expect(faults).toEqual([]);
  await phone.context.close();
});

test("the phone is told when the computer closes the code and when the code expires; a new code works", async () => {
  const { page } = await fixture.person();
  const first = await newCode(page);
  const phone = await newPhone();
  await phone.page.goto(first);
  await dialog(page).getByText("Your phone is connected.").waitFor();
  await page.keyboard.press("Escape");
  await phone.page.getByRole("heading", { name: "The computer has closed the code" }).waitFor();

  const second = await newCode(page);
  expect(second).not.toBe(first);
  await phone.page.goto("about:blank");
  await phone.page.goto(second);
  await dialog(page).getByText("Your phone is connected.").waitFor();
  await fixture.server.db.pool.query("update phone_links set expires_at = now()");
  await dialog(page).getByText("This code has expired.").waitFor();
  await phone.page.getByRole("heading", { name: "The code has expired" }).waitFor();

  await dialog(page).getByRole("button", { name: "Make a new code" }).click();
  await phone.page.goto("about:blank");
  await phone.page.goto(await codeOf(page));
  await takeAndSend(phone.page);
  await photo(page).waitFor();
  await phone.context.close();
});

test("a photo whose answer was lost is sent again by itself and arrives once", async () => {
  const { page } = await fixture.person();
  const phone = await newPhone();
  await phone.page.goto(await newCode(page));
  // The studio takes the photo, but the phone gets no answer.
  const answers: number[] = [];
  await phone.context.route("**/api/phone-links/photo", async (route) => {
    const answer = await route.fetch();
    answers.push(answer.status());
    if (answers.length === 1) await route.abort("connectionreset");
    else await route.fulfill({ response: answer });
  });
  await takeAndSend(phone.page);
  await phone.page.getByText("The photo will be sent again automatically.").waitFor();
  await phone.page.getByRole("heading", { name: "It is on your computer" }).waitFor();
  expect(answers).toEqual([201, 201]);
  await photo(page).waitFor();
  const { rows } = await fixture.server.db.pool.query<{ user_id: number }>(
    "select user_id from phone_links where upload_id is not null order by created_at desc limit 1",
  );
  expect(await photosOf(rows[0]?.user_id ?? 0)).toBe(1);
  await phone.context.close();
});

test("the dialog says when only this computer knows its address; a made-up code opens nothing", async () => {
  const { page } = await fixture.person();
  await newCode(page);
  await dialog(page).getByText("a phone cannot reach it").waitFor();
  const phone = await newPhone();
  await phone.page.goto(`${fixture.server.origin}/phone#no-such-code`);
  await phone.page.getByText("The studio does not know this code.").waitFor();
  await phone.page.goto("about:blank");
  await phone.page.goto(`${fixture.server.origin}/phone`);
  await phone.page.getByText("Scan the code that your computer shows").waitFor();
  expect(await phone.page.locator("video").count()).toBe(0);
  await phone.context.close();
});

test("the dialog and the phone's page are accessible", async () => {
  const { page } = await fixture.person();
  const link = await newCode(page);
  const found: Record<string, string[]> = {};
  found["dialog"] = await obstaclesByDayAndNight(page, '[role="dialog"]');
  const phone = await newPhone({ permissions: [] });
  await phone.page.goto(link);
  await phone.page.getByText("This page is not allowed to use the camera.").waitFor();
  found["refused"] = await obstaclesByDayAndNight(phone.page);
  const [chooser] = await Promise.all([
    phone.page.waitForEvent("filechooser"),
    phone.page.getByRole("button", { name: "Take or choose a photo instead" }).click(),
  ]);
  await chooser.setFiles(await photoOfHand());
  await phone.page.getByRole("button", { name: "Send it to the computer" }).waitFor();
  found["review"] = await obstaclesByDayAndNight(phone.page);
  await phone.page.getByRole("button", { name: "Send it to the computer" }).click();
  await phone.page.getByRole("heading", { name: "It is on your computer" }).waitFor();
  found["sent"] = await obstaclesByDayAndNight(phone.page);
  await photo(page).waitFor();
  expect(found).toEqual({ dialog: [], refused: [], review: [], sent: [] });
  await phone.context.close();
});
