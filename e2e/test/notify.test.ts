import { waitFor } from "@lacquer/testing";
import type { BrowserContext, Page, Worker } from "playwright-core";
import { expect, test } from "vitest";
import { endAll, setSight } from "./window-visibility.ts";
import { useFixture } from "./fixture.ts";
import { createAccount, designs, generate, generateButton, newDesign } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });
const ALLOWED = { permissions: ["notifications"] };

/** Opens the queue and turns on these switches. */
async function askFor(page: Page, ...switches: string[]): Promise<void> {
  await page.getByRole("button", { name: /^Queue/ }).click();
  await page.getByText("Tell me when it is done").click();
  for (const name of switches) await page.getByRole("switch", { name }).click();
}

/**
 * Turns on notifications as `askFor` does, and waits until the studio says whether they also come with the browser
 * closed.
 */
async function askForNotifications(page: Page): Promise<void> {
  await askFor(page, "Notification");
  await page.getByText(/push service did not answer|even with the browser closed/).waitFor();
  await page.keyboard.press("Escape");
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title }) => title);
  });

interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: { openWindow: (url: string) => Promise<null> };
  WindowClient: { prototype: object };
  NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
  opened: string[];
}

const workerOf = (context: BrowserContext): Promise<Worker> =>
  waitFor("the service worker", () => context.serviceWorkers()[0]);

/**
 * Makes the window count as hidden. A headless window otherwise always counts as visible, even for the service worker.
 */
const hideFrom = (worker: Worker) =>
  worker.evaluate(() => {
    const { WindowClient } = globalThis as unknown as WorkerScope;
    Object.defineProperty(WindowClient.prototype, "visibilityState", { get: () => "hidden" });
  });

/** Clicks the only notification. Windows that the click would open are only recorded. */
async function pressNotification(worker: Worker): Promise<void> {
  await waitFor("the notification", () =>
    worker.evaluate(async () => {
      const { registration } = globalThis as unknown as WorkerScope;
      return (await registration.getNotifications()).length === 1;
    }),
  );
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    scope.opened = [];
    scope.clients.openWindow = async (url) => {
      scope.opened.push(url);
      return null;
    };
    const [notification] = await scope.registration.getNotifications();
    if (!notification) throw new Error("There is no notification.");
    dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
  });
}

/** Sends a push message to this browser, as a push service would. */
async function pusherTo(context: BrowserContext) {
  const devtools = await context.newCDPSession(await context.newPage());
  const known: { registrationId: string; scopeURL: string }[] = [];
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    known.push(...registrations);
  });
  await devtools.send("ServiceWorker.enable");
  const { origin } = fixture.server;
  const { registrationId } = await waitFor("the registration", () =>
    known.find(({ scopeURL }) => scopeURL.startsWith(origin)),
  );
  return (...jobs: { id: string; status: string; tabId?: string }[]) =>
    devtools.send("ServiceWorker.deliverPushMessage", {
      origin,
      registrationId,
      data: JSON.stringify({ jobs: jobs.map((job) => ({ tabId: null, ...job })) }),
    });
}

test("a push shows one notification for all its designs when no window is open, and none while a window is visible", async () => {
  const { page, context, open } = await fixture.person(ALLOWED);
  await askForNotifications(page);
  const push = await pusherTo(context);
  await push({ id: "seen-live", status: "completed" });
  expect(await shown(page)).toEqual([]);
  await page.close();
  await push({ id: "a", status: "completed" }, { id: "b", status: "completed" });
  await push({ id: "b", status: "completed" }, { id: "c", status: "failed" });
  // A visible window would prevent the second push from being shown.
  const worker = await workerOf(context);
  const titles = () =>
    worker.evaluate(async () => {
      const { registration } = globalThis as unknown as WorkerScope;
      return (await registration.getNotifications()).map(({ title }) => title);
    });
  await expect.poll(titles).toEqual(["2 designs finished, 1 failed"]);
  const later = await open();
  expect(await shown(later)).toEqual(["2 designs finished, 1 failed"]);
});

test("with Apple's push service every push shows a notification, even while a window is visible", async () => {
  const { page, context } = await fixture.person(ALLOWED);
  await askForNotifications(page);
  const worker = await workerOf(context);
  await worker.evaluate(() => {
    const { registration } = globalThis as unknown as WorkerScope;
    registration.pushManager.getSubscription = async () =>
      ({ endpoint: "https://web.push.apple.com/QGx" }) as PushSubscription;
  });
  const push = await pusherTo(context);
  const pushAndLook = async (title: string, ...jobs: { id: string; status: string }[]) => {
    await push(...jobs);
    await expect.poll(() => shown(page)).toEqual([title]);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      for (const notification of await registration.getNotifications()) notification.close();
    });
  };
  await pushAndLook("Your design is finished", { id: "a", status: "completed" });
  // The end of this job was announced and dismissed before. On Apple's push service, each push must nevertheless show a
  // notification.
  await pushAndLook("Your design is finished", { id: "a", status: "completed" });
  await pushAndLook("A design failed", { id: "b", status: "failed" });
  await pushAndLook("Your designs have news");
});

test("a hidden window announces an ended job, and a click on the notice opens its design, here or in a new window", async () => {
  const { page, context } = await fixture.person(ALLOWED);
  await generate(page);
  await newDesign(page);
  const [first, second] = [designs(page).nth(0), designs(page).nth(1)];
  await askForNotifications(page);
  const worker = await workerOf(context);
  await hideFrom(worker);
  await setSight(page, "hidden");
  await endAll(fixture.server);
  await expect.poll(() => shown(page)).toEqual(["Design 1 is finished"]);
  expect(await second.getAttribute("aria-selected")).toBe("true");

  await pressNotification(worker);
  await expect.poll(() => first.getAttribute("aria-selected")).toBe("true");
  expect(await shown(page)).toEqual([]);

  await second.click();
  const tabId = (await first.getAttribute("data-tab")) ?? "";
  const push = await pusherTo(context);
  await page.close();
  await push({ id: "ended-while-closed", status: "completed", tabId });
  await pressNotification(worker);
  const opened = () => worker.evaluate(() => (globalThis as unknown as WorkerScope).opened);
  await expect.poll(opened).toEqual([`/designs/${tabId}`]);
  const later = await context.newPage();
  await later.goto((await opened())[0] ?? "");
  await generateButton(later).waitFor();
  expect(await designs(later).nth(0).getAttribute("aria-selected")).toBe("true");
  expect(new URL(later.url()).search).toBe("");
});

test("the sound plays only on request, once when a hidden window's job ends, and never after it is switched off", async () => {
  const { page, context, open } = await fixture.person();
  await page.close();
  await context.addInitScript(() => {
    const notes: number[] = [];
    Object.assign(window, { notes });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      notes.push(this.frequency.value);
      start.apply(this, when);
    };
  });
  const heard = await open();
  const notes = () => heard.evaluate(() => (window as unknown as { notes: number[] }).notes.length);
  const endOneHidden = async () => {
    await setSight(heard, "visible");
    await generate(heard);
    await setSight(heard, "hidden");
    await endAll(fixture.server);
    await expect.poll(() => heard.title()).toMatch(/finished|^Lacquer$/);
  };
  await endOneHidden();
  expect(await notes()).toBe(0);

  await setSight(heard, "visible");
  await askFor(heard, "Soft sound");
  // Turning the sound on plays its two notes, so that people hear what they chose.
  await expect.poll(notes).toBe(2);
  await heard.keyboard.press("Escape");
  await endOneHidden();
  await expect.poll(notes).toBe(4);

  await setSight(heard, "visible");
  await heard.getByRole("button", { name: /^Queue/ }).click();
  await heard.getByText("Tell me when it is done").click();
  await heard.getByRole("switch", { name: "Soft sound" }).click();
  await heard.keyboard.press("Escape");
  await endOneHidden();
  expect(await notes()).toBe(4);
});

test("signing out removes the device from the list, in the browser and at the studio", async () => {
  const { page, context, open } = await fixture.person(ALLOWED);
  await page.close();
  // Replaces the push service, which a headless browser does not have.
  await context.addInitScript(() => {
    const base64url = (bytes: Uint8Array) =>
      btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
    let subscription: object | null = null;
    PushManager.prototype.getSubscription = async () => subscription as PushSubscription | null;
    PushManager.prototype.subscribe = async () => {
      const endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`;
      const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
        "deriveBits",
      ]);
      const p256dh = base64url(
        new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
      );
      const auth = base64url(crypto.getRandomValues(new Uint8Array(16)));
      subscription = {
        endpoint,
        options: {},
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => {
          subscription = null;
          sessionStorage.setItem("unsubscribed", "yes");
          return true;
        },
      };
      return subscription as PushSubscription;
    };
  });
  const window = await open();
  await createAccount(window, "Ada");
  await askForNotifications(window);
  await window.getByRole("button", { name: /^Queue/ }).waitFor();
  const devices = () => fixture.server.db.prisma.pushSubscription.count();
  await expect.poll(devices).toBe(1);

  await window.getByRole("button", { name: "Account: Ada" }).click();
  await window.getByRole("menuitem", { name: "Sign out" }).click();
  await window.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect.poll(devices).toBe(0);
  await expect
    .poll(() => window.evaluate(() => sessionStorage.getItem("unsubscribed")))
    .toBe("yes");
  // The choice is reset, because the next person makes their own.
  const kept = await window.evaluate(() => localStorage.getItem("lacquer.notify"));
  expect(JSON.parse(kept ?? "{}").state.notification).toBe(false);
});
