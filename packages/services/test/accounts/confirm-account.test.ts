import { afterAll, beforeAll, expect, test } from "vitest";
import {
  adoptGuest,
  confirmAccount,
  createPhoneLink,
  getJob,
  rememberGuest,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** Returns how many devices and phone links belong to each of the users. */
async function devicesOf(...userIds: number[]): Promise<number[]> {
  const counts = userIds.map(async (userId) => {
    const { rows } = await services.db.pool.query<{ count: number }>(
      `select ((select count(*) from push_subscriptions where user_id = $1)
             + (select count(*) from phone_links where user_id = $1))::int as count`,
      [userId],
    );
    return rows[0]?.count ?? 0;
  });
  return Promise.all(counts);
}

test("a link in a mail brings a guest's work, but none of the guest's devices", async () => {
  const [guestId, userId] = [await services.newUser(6), await services.newUser(0)];
  await services.db.pool.query("update users set is_anonymous = true where id = $1", [guestId]);
  const jobId = await services.create(guestId, { imageCount: 1 });
  await createPhoneLink(services, guestId, { tabId: "tab-1" });
  await services.db.pool.query(
    `insert into push_subscriptions (user_id, endpoint, p256dh, auth)
     values ($1, 'https://push.example.test/device', 'key', 'secret')`,
    [guestId],
  );
  await rememberGuest(services, userId, guestId);
  await confirmAccount(services, userId);
  expect(await getJob(services, userId, jobId)).toMatchObject({ id: jobId });
  expect(await devicesOf(guestId, userId)).toEqual([2, 0]);
  // This call stands for a sign-in of the guest's own browser.
  await adoptGuest(services, userId, { guestId, isNewAccount: false });
  expect(await devicesOf(guestId, userId)).toEqual([0, 2]);
});
