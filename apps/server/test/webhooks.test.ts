import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { NewApiKey, NewWebhook, Webhook, WebhookDeliveriesPage } from "@lacquer/contracts";
import {
  createBody,
  CRON_SECRET,
  type Refusal,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { startWebhookReceiver, type WebhookReceiver } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";

type Verify = (header: string, body: string, secret: string, now?: number) => boolean;

let server: TestServer;
let receiver: WebhookReceiver;
const blocks: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer({ WEBHOOKS_PRIVATE: "1" });
  receiver = await startWebhookReceiver();
  const text = await readFile(new URL("../../../docs/webhooks.md", import.meta.url), "utf8");
  for (const [, language = "", code = ""] of text.matchAll(/```(\w+)\n(.*?)```/gs))
    blocks[language] = code;
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});

/** Returns the function that the document prints, unchanged. */
async function printedCheck(): Promise<Verify> {
  const source = `data:text/javascript,${encodeURIComponent(blocks["js"] ?? "")}`;
  return ((await import(/* @vite-ignore */ source)) as { isFromLacquer: Verify }).isFromLacquer;
}

test("from the document's own lines to a job's end at a receiver, which the document's own check accepts", async () => {
  const person = await server.account();
  const key = await person.send<NewApiKey>("/api/keys", { json: { name: "Hooks" } });
  const bash = blocks["bash"] ?? "";
  const names = `export LACQUER_URL=${server.origin} LACQUER_KEY=${key.body.key}\n`;
  const { stdout } = await promisify(execFile)("bash", ["-c", names + bash]);
  const documented = JSON.parse(stdout) as NewWebhook;
  expect(documented).toMatchObject({ url: "https://example.com/lacquer" });
  expect((await person.send(`/api/webhooks/${documented.id}`, { method: "DELETE" })).status).toBe(
    200,
  );

  const url = `http://127.0.0.1:${receiver.port}/hook`;
  const made = await person.send<NewWebhook>("/api/webhooks", { json: { url } });
  expect([made.status, made.body.url]).toEqual([201, url]);
  const listed = await person.send<Webhook[]>("/api/webhooks");
  expect(listed.body).toMatchObject([{ id: made.body.id }]);
  expect(listed.bytes.toString()).not.toContain(made.body.secret);
  const created = await person.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  await server
    .client()
    .send("/api/process-generation-jobs", { headers: { authorization: `Bearer ${CRON_SECRET}` } });
  const [got] = await waitFor("the end", () => receiver.received.length > 0 && receiver.received);
  if (!got) throw new Error("nothing was received");
  const job = await person.send<object>(`/api/generation-job/${created.body.jobId}`);
  expect(got.message).toMatchObject({ type: "job.completed", job: { id: created.body.jobId } });
  expect({ ...got.message.job, draft: null }).toEqual({ ...job.body, draft: null });

  const isFromLacquer = await printedCheck();
  const header = String(got.headers["lacquer-signature"]);
  expect(isFromLacquer(header, got.body, made.body.secret)).toBe(true);
  expect(isFromLacquer(`${header},v1=00`, got.body, made.body.secret)).toBe(true);
  expect(isFromLacquer(header, `${got.body} `, made.body.secret)).toBe(false);
  expect(isFromLacquer(header, got.body, "whsec_other")).toBe(false);
  expect(isFromLacquer(header, got.body, made.body.secret, Date.now() / 1000 + 301)).toBe(false);
  expect(isFromLacquer("nonsense", got.body, made.body.secret)).toBe(false);

  const path = `/api/webhooks/${made.body.id}/deliveries`;
  const log = await waitFor("the log", async () => {
    const { body } = await person.send<WebhookDeliveriesPage>(path);
    return body.deliveries[0]?.state === "delivered" && body.deliveries;
  });
  expect(log).toMatchObject([{ id: got.message.id, lastStatus: 200, nextTryAt: null }]);
  await person.send(`${path}/${got.message.id}/resend`, { method: "POST" });
  await waitFor("the same again", () => receiver.received.length === 2);
  expect(receiver.received[1]?.headers["lacquer-delivery"]).toBe(got.message.id);
});

test("a guest is told to make an account, and a forbidden address is refused without the setting", async () => {
  const guest = await server.guest();
  const json = { url: "https://example.com/" };
  const refused = await guest.send<Refusal>("/api/webhooks", { json });
  expect([refused.status, refused.body.error.code]).toEqual([403, "account_required"]);
  const person = await server.account();
  const named = await person.send<Refusal>("/api/webhooks", {
    json: { url: "http://a:b@127.0.0.1/" },
  });
  expect([named.status, named.body.error.code]).toEqual([400, "webhook_address_forbidden"]);
  const broken = await person.send<Refusal>("/api/webhooks", { json: { url: "example" } });
  expect([broken.status, broken.body.error.code]).toEqual([400, "invalid_input"]);
});
