import { AxeBuilder } from "@axe-core/playwright";
import { startWebhookReceiver, type WebhookReceiver } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { createAccount } from "./studio.ts";

const fixture = useFixture({ WEBHOOKS_PRIVATE: "1" });
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

test("a designer adds a webhook, sees what was sent and why it failed, sends it again, renews the secret and removes it", async () => {
  const person = await fixture.person();
  const { page } = person;
  await createAccount(page, "Ada");
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: "Webhooks" }).click();
  const dialog = page.getByRole("dialog", { name: "Webhooks" });
  await dialog.getByText("There are no webhooks yet.").waitFor();
  const field = dialog.getByLabel("Where does your program listen?");
  await field.fill("http://ada:word@example.com/");
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await dialog.getByText(/must be public, use https/).waitFor();
  await field.fill(`http://127.0.0.1:${receiver.port}/hook`);
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  const secret = (await dialog.getByText(/^whsec_[\w-]{43}$/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await page.content()).not.toContain(secret);

  receiver.answer = (_, response) => response.writeHead(503).end();
  const created = await page.evaluate(async () => {
    const answer = await fetch("/api/generate-nail-design-job", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ prompt: "", graceSeconds: 10 }),
    });
    const { jobId } = (await answer.json()) as { jobId: string };
    return (await fetch(`/api/generation-job/${jobId}/cancel`, { method: "POST" })).status;
  });
  expect(created).toBe(200);
  await dialog.getByRole("button", { name: "Deliveries" }).click();
  const log = dialog.getByRole("list", { name: "Deliveries" });
  await log.getByText(/^Design canceled, /).waitFor();
  await log.getByText(/^try 1 failed: your program refused it \(503\) · next try /).waitFor();
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  receiver.answer = (_, response) => response.end();
  await log.getByRole("button", { name: "Send again" }).click();
  await log.getByText("delivered", { exact: true }).waitFor();
  const ids = receiver.received.map(({ headers }) => headers["lacquer-delivery"]);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);

  await dialog.getByRole("button", { name: "New secret" }).click();
  const renewed = await dialog.getByText(/^whsec_[\w-]{43}$/).textContent();
  expect(renewed).not.toBe(secret);
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.getByRole("button", { name: /^Remove http/ }).click();
  await page.waitForTimeout(700);
  await dialog.getByRole("button", { name: /^Remove http.* for good$/ }).click();
  await dialog.getByText("There are no webhooks yet.").waitFor();
  expect(person.faults.filter((fault) => !fault.includes("400"))).toEqual([]);
});
