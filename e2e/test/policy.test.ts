import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";

const fixture = useFixture();

test("the browser does not run a script that got into the page", async () => {
  const person = await fixture.person();
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
