import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unsubscribeDevice } from "../../../src/features/notify/push-device.ts";
import * as secure from "../../../src/platform/secure-context.ts";

const ENDPOINT = "https://push.example/device";

/** Simulates a browser with or without a push subscription, and a server that agrees with it. */
function given({ isSubscribed, status }: { isSubscribed: boolean; status: number }) {
  const unsubscribe = vi.fn<() => Promise<boolean>>(async () => true);
  const subscription = isSubscribed ? { endpoint: ENDPOINT, unsubscribe } : null;
  const worker = { pushManager: { getSubscription: async () => subscription } };
  vi.spyOn(secure, "serviceWorkers").mockReturnValue({
    getRegistration: async () => worker,
  } as unknown as ServiceWorkerContainer);
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string | URL, init?: RequestInit) => {
    asked.push(`${String(url)} ${String(init?.body)}`);
    return status === 200
      ? Response.json([{ result: { data: { json: null } } }])
      : new Response("", { status });
  });
  return { unsubscribe, asked };
}

beforeEach(() => vi.restoreAllMocks());
afterEach(() => vi.unstubAllGlobals());

test("an unsubscribed device is removed from the server and from the browser", async () => {
  const { unsubscribe, asked } = given({ isSubscribed: true, status: 200 });
  await unsubscribeDevice();
  expect(asked).toEqual([expect.stringContaining("push.unsubscribe")]);
  expect(asked[0]).toContain(ENDPOINT);
  expect(unsubscribe).toHaveBeenCalledOnce();
});

test("the browser also removes the device when the server cannot be reached, and reports the failure", async () => {
  const { unsubscribe } = given({ isSubscribed: true, status: 503 });
  await expect(unsubscribeDevice()).rejects.toThrow(/./);
  expect(unsubscribe).toHaveBeenCalledOnce();
});

test("a device that was never subscribed sends no request", async () => {
  const { asked } = given({ isSubscribed: false, status: 200 });
  await unsubscribeDevice();
  expect(asked).toEqual([]);
});
