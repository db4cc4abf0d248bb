import { expect, test } from "vitest";
import { moneyWords } from "../../../src/features/credits/money-words.ts";
import { lowNotice } from "../../../src/features/credits/use-low-notice.ts";

test("a shortage is told once, and again only after there were enough credits in between", () => {
  const told: boolean[] = [];
  let wasGiven = false;
  for (const available of [5, 3, 2, 1, 2, 3, 2]) {
    const { isDue, isGiven } = lowNotice({ available, noticeBelow: 3 }, wasGiven);
    told.push(isDue);
    wasGiven = isGiven;
  }
  expect(told).toEqual([false, false, true, false, false, false, true]);
  expect(lowNotice({ available: 0 }, false)).toEqual({ isDue: false, isGiven: false });
});

test("what a design cost is told without what it did not", () => {
  expect(
    moneyWords({
      name: "",
      tabId: null,
      imageIndex: null,
      quoted: 2,
      held: 0,
      charged: 2,
      returned: 1,
    }),
  ).toBe("Quoted 2 · charged 2 · returned 1");
  expect(
    moneyWords({
      name: "",
      tabId: null,
      imageIndex: null,
      quoted: 3,
      held: 3,
      charged: 0,
      returned: 0,
    }),
  ).toBe("Quoted 3 · held 3");
});
