import { getCACertificates, setDefaultCACertificates } from "node:tls";
import {
  type Certificate,
  makeCertificate,
  startWebhookReceiver,
  type WebhookReceiver,
} from "@lacquer/testing/doubles";
import { waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  cancelJob,
  createWebhook,
  listWebhookDeliveries,
  startWebhookSender,
  type WebhookSender,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

/** DNS does not know this name, so only the address that was looked up can be called. */
const NAME = "receiver.example.test";
const TRUSTED = getCACertificates("default");

let services: TestServices;
let sender: WebhookSender;
let trusted: Certificate;
let ofAnotherName: Certificate;
let unknown: Certificate;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  services = await openTestServices();
  [trusted, ofAnotherName, unknown] = await Promise.all([
    makeCertificate(NAME),
    makeCertificate("another.example.test"),
    makeCertificate(NAME),
  ]);
  setDefaultCACertificates([...TRUSTED, trusted.cert, ofAnotherName.cert]);
  const inside = services.beside({ config: { webhooksPrivate: true } });
  sender = startWebhookSender(inside, { lookMs: 20, resolve: async () => ["127.0.0.1"] });
});
afterAll(async () => {
  setDefaultCACertificates(TRUSTED);
  await sender.stop();
  await Promise.all(receivers.map((receiver) => receiver.close()));
  await services.close();
});

/** Ends a job whose webhook is a receiver with this certificate. Returns the receiver and what the log says. */
async function deliverTo(certificate: Certificate) {
  const receiver = await startWebhookReceiver(certificate);
  receivers.push(receiver);
  const userId = await services.newUser(2);
  const caller = { kind: "session" as const, userId, sessionId: 1, isGuest: false };
  const url = `https://${NAME}:${receiver.port}/hook`;
  const { id } = await createWebhook(
    services.beside({ config: { webhooksPrivate: true } }),
    caller,
    { url },
  );
  await cancelJob(services, userId, await services.create(userId, {}));
  const delivery = await waitFor("the outcome of a try", async () => {
    const { deliveries } = await listWebhookDeliveries(services, userId, { id, limit: 1 });
    return deliveries[0]?.lastStatus || deliveries[0]?.lastFault ? deliveries[0] : null;
  });
  return { receiver, delivery };
}

test("over TLS a receiver with a certificate of its name gets the delivery, at the address that was looked up", async () => {
  const { receiver, delivery } = await deliverTo(trusted);
  expect(delivery).toMatchObject({ state: "delivered", attempt: 1, lastStatus: 200 });
  expect(receiver.received.map(({ headers }) => headers.host)).toEqual([
    `${NAME}:${receiver.port}`,
  ]);
});

test("a receiver with a certificate of another name, or of an unknown authority, gets nothing", async () => {
  for (const certificate of [ofAnotherName, unknown]) {
    const { receiver, delivery } = await deliverTo(certificate);
    expect(delivery).toMatchObject({ state: "waiting", attempt: 1, lastFault: "unreachable" });
    expect(receiver.received).toEqual([]);
  }
});
