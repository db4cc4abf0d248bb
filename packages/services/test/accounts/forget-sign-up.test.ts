import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetSignUp } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** Creates an account with a password. If `isInUse` is true, its starter credits are already decided. */
async function account(isInUse: boolean, isConfirmed = false): Promise<number> {
  const { prisma } = services.db;
  const userId = await services.newUser(0);
  await prisma.user.update({
    where: { id: userId },
    data: { starterAt: isInUse ? new Date() : null, emailVerified: isConfirmed },
  });
  await prisma.account.create({
    data: { userId, accountId: String(userId), providerId: "credential", password: "digest" },
  });
  return userId;
}

const hasPassword = async (userId: number) =>
  (await services.db.prisma.account.count({ where: { userId } })) > 0;

test.each([
  ["that was never confirmed", false, false, false],
  ["that was in use before mails could be sent", true, false, true],
  ["that is confirmed", false, true, true],
])("whether an account %s keeps its password", async (_what, isInUse, isConfirmed, keeps) => {
  const userId = await account(isInUse, isConfirmed);
  await forgetSignUp(services, userId);
  expect(await hasPassword(userId)).toBe(keeps);
});
