import { buffer } from "node:stream/consumers";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { MEANT_MS } from "./studio.ts";

const fixture = useFixture();

test("a guest downloads everything, brings it in again, asks for the deletion twice, and undoes it", async () => {
  const { page } = await fixture.person({ viewport: { width: 390, height: 844 } });
  await page.goto("/settings/data");
  const dialog = page.getByRole("dialog", { name: "Your data" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Download everything" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lacquer-\d{4}-\d\d-\d\d\.tar$/);
  const archive = await buffer(await download.createReadStream());
  expect(archive.toString("latin1")).toContain("All your data in Lacquer");

  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog.getByRole("button", { name: "Add an archive" }).click(),
  ]);
  await chooser.setFiles({ name: "mine.tar", mimeType: "application/x-tar", buffer: archive });
  await dialog.getByText("Nothing new was in it.").waitFor();

  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await dialog
    .getByText("Do you really want to delete everything? You can undo this for 7 days.")
    .waitFor();
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // A control that replaces another one ignores a press that comes at once, because the press was meant for the old
  // control.
  await page.waitForTimeout(MEANT_MS);
  await dialog.getByRole("button", { name: "No, keep it" }).click();
  const asked = () =>
    fixture.server.db.pool.query("select 1 from users where delete_at is not null");
  expect((await asked()).rowCount).toBe(0);

  await page.waitForTimeout(MEANT_MS);
  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await page.waitForTimeout(MEANT_MS);
  await dialog.getByRole("button", { name: "Yes, delete everything" }).click();
  await dialog.getByText(/^Everything is erased on /).waitFor();
  expect((await asked()).rowCount).toBe(1);
  // The dialog still shows the date after a reload, as it does whenever the person comes back.
  await page.reload();
  await dialog.getByText(/^Everything is erased on /).waitFor();
  await dialog.getByRole("button", { name: "Keep my account" }).click();
  await dialog.getByRole("button", { name: "Delete my account" }).waitFor();
  expect((await asked()).rowCount).toBe(0);
});
