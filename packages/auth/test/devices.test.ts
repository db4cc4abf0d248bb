import { expect, test } from "vitest";
import { createDevices } from "../src/tries/devices.ts";

const devices = createDevices("a secret for tests, 32 characters");
const known = (n: number) => ({ email: `person-${n}@example.test`, passwordHash: `hash ${n}` });

test("a device is known to the accounts that signed in on it, and to no other", () => {
  const one = devices.remember(null, known(1));
  const both = devices.remember(one, known(2));
  const id = devices.recognise(both, known(1));
  expect(id).not.toBeNull();
  expect(devices.recognise(both, known(2))).toBe(id);
  expect(devices.recognise(both, known(3))).toBeNull();
});

test("a new password makes its devices unknown", () => {
  const cookie = devices.remember(null, known(1));
  expect(devices.recognise(cookie, { ...known(1), passwordHash: "another" })).toBeNull();
});

test("nobody can forge the cookie without the secret, or use another device's cookie", () => {
  const mine = devices.remember(null, known(1));
  const others = createDevices("another secret with 32 characters").remember(null, known(1));
  const [id] = devices.remember(null, known(2)).split(".");
  const [, mark] = mine.split(".");
  for (const cookie of [others, `${id}.${mark}`, "", "x", `${mine}=`, mine.slice(0, -1), undefined])
    expect(devices.recognise(cookie, known(1))).toBeNull();
});

test("a shared device remembers the last eight accounts in a cookie that does not grow", () => {
  let cookie: string | null = null;
  for (let n = 0; n < 20; n += 1) cookie = devices.remember(cookie, known(n));
  expect(cookie?.length).toBeLessThan(400);
  expect(devices.recognise(cookie, known(19))).not.toBeNull();
  expect(devices.recognise(cookie, known(12))).not.toBeNull();
  expect(devices.recognise(cookie, known(11))).toBeNull();
});
