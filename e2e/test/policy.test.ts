import { expect, test } from "vitest";
import { openHouse } from "./house.ts";

const house = openHouse();

test("a script that got into the page does not run", async () => {
  const person = await house.person();
  const { page } = person;
  await page.evaluate(() => {
    const inline = document.createElement("script");
    inline.textContent = "document.title = 'taken over'";
    const foreign = document.createElement("script");
    foreign.src = "data:text/javascript,document.title='taken over'";
    const image = document.createElement("img");
    image.setAttribute("onerror", "document.title = 'taken over'");
    image.src = "/files/nothing";
    document.body.append(inline, foreign, image);
  });
  await expect
    .poll(() => person.faults.filter((fault) => fault.startsWith("console: policy:")).length)
    .toBeGreaterThanOrEqual(3);
  expect(await page.title()).toBe("Lacquer");
});
