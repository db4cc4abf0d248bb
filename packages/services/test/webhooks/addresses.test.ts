import { expect, test } from "vitest";
import { checkAddress, isPublicAddress } from "../../src/webhooks/addresses.ts";

test.each([
  "127.0.0.1",
  "127.9.9.9",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "192.0.0.8",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:169.254.169.254",
  "::ffff:0:127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::1",
  "2001:0:7f00:1::1",
  "2001:db8::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "not an address",
])("%s is not a public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])(
  "%s is a public address",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  "http://example.com/",
  "ftp://example.com/",
  "https://user:word@example.com/",
  "https://user@example.com/",
  "https://localhost/",
  "https://localhost./",
  "https://a.localhost/",
  "https://postgres:5432/",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:7f00:1]/",
  "https://169.254.169.254/latest/meta-data",
  "https://10.0.0.1/",
])("a webhook may not be made to %s", (url) => {
  expect(() => checkAddress(url, false)).toThrow(
    expect.objectContaining({ code: "webhook_address_forbidden" }),
  );
});

test("a webhook may be made to a public https address; with the operator's setting also inside, but never with a password", () => {
  expect(() => checkAddress("https://example.com:8443/hook?x=1", false)).not.toThrow();
  expect(() => checkAddress("http://127.0.0.1:9/", true)).not.toThrow();
  for (const url of ["http://a:b@127.0.0.1:9/", "ftp://127.0.0.1/"]) {
    expect(() => checkAddress(url, true)).toThrow(
      expect.objectContaining({ code: "webhook_address_forbidden" }),
    );
  }
});
