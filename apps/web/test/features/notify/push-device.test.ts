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

test("a device that is given up is forgotten by the server and by the browser", async () => {
  const { unsubscribe, asked } = given({ isSubscribed: true, status: 200 });
  await unsubscribeDevice();
  expect(asked).toEqual([expect.stringContaining("push.unsubscribe")]);
  expect(asked[0]).toContain(ENDPOINT);
  expect(unsubscribe).toHaveBeenCalledOnce();
});

test("the browser forgets it also when the server cannot be told, and that is said", async () => {
  const { unsubscribe } = given({ isSubscribed: true, status: 503 });
  await expect(unsubscribeDevice()).rejects.toThrow(/./);
  expect(unsubscribe).toHaveBeenCalledOnce();
});

test("a device that never was one asks nobody", async () => {
  const { asked } = given({ isSubscribed: false, status: 200 });
  await unsubscribeDevice();
  expect(asked).toEqual([]);
});
