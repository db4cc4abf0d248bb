import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { englishOn, pt } from "./portuguese.ts";

const studio = useFixture();
const BRAZIL = { locale: "pt-BR" };

test("what the server refuses is said in Portuguese", async () => {
  const { page } = await studio.person(BRAZIL);
  await page.goto("/sign-in");
  const form = page.getByRole("dialog");
  await form.getByLabel(pt("E-mail")).fill("ana@example.com");
  await form.getByLabel(pt("Password")).fill("not the password");
  await form.getByRole("button", { name: pt("Sign in"), exact: true }).click();
  await form.getByText(pt("The e-mail or the password is wrong.")).waitFor();
  expect(await englishOn(page)).toEqual([]);
});
