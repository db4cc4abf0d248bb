import { newEmail } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeMailTry } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test("each address is counted in its own network, and what is no address is not counted", async () => {
  const addresses = [
    "::ffff:203.0.113.1",
    "::ffff:203.0.113.2",
    "203.0.113.2",
    "2001:db8::1",
    "2001:db8::2",
    "fe80::1%eth0",
    "unknown",
    "::1",
    null,
  ];
  for (const address of addresses) await takeMailTry(services, { to: newEmail(), address });
  const { rows } = await services.db.pool.query(
    `select substr(key, 12) as network, cardinality(tries) as tries from password_tries
     where key like 'mails-from:%' order by key collate "C"`,
  );
  expect(rows).toEqual([
    { network: "2001:db8::/64", tries: 2 },
    { network: "203.0.113.1/32", tries: 1 },
    { network: "203.0.113.2/32", tries: 2 },
    { network: "fe80::/64", tries: 1 },
  ]);
});
