import { expect, test, vi } from "vitest";
import { createRepeatedLook } from "../../../src/generation/worker/repeated-look.ts";

test("looks never overlap, and a look requested during another follows at once", async () => {
  let isWanted = false;
  let looks = 0;
  let under = 0;
  let held = Promise.withResolvers<number>();
  const looking = createRepeatedLook(
    1,
    () => isWanted,
    async () => {
      looks += 1;
      under += 1;
      expect(under).toBe(1);
      const next = await held.promise;
      under -= 1;
      return next;
    },
  );
  looking.now();
  looking.start();
  expect(looks).toBe(0);

  isWanted = true;
  looking.start();
  await vi.waitFor(() => expect(looks).toBe(1));
  looking.now();
  looking.now();
  expect(looks).toBe(1);
  const first = held;
  held = Promise.withResolvers<number>();
  first.resolve(3_600_000);
  await vi.waitFor(() => expect(looks).toBe(2));

  // Without a request, the next check comes only after the returned time. `now()` checks at once.
  held.resolve(3_600_000);
  await vi.waitFor(() => expect(under).toBe(0));
  looking.now();
  await vi.waitFor(() => expect(looks).toBe(3));
  isWanted = false;
  await vi.waitFor(() => expect(under).toBe(0));
  looking.now();
  expect(looks).toBe(3);
});
