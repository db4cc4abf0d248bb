import { STUDIO_HEADER } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { refuseForeignUse } from "../src/mails/link-guard.ts";

const use = (headers: Record<string, string>) => () =>
  refuseForeignUse({ path: "/verify-email", query: {}, headers: new Headers(headers) });

test("a link is not used by a navigation, whatever else the browser says", () => {
  const own = { [STUDIO_HEADER]: "1", "sec-fetch-site": "same-origin" };
  expect(use({ ...own, "sec-fetch-mode": "navigate" })).toThrow("another site");
  expect(use({ ...own, "sec-fetch-mode": "cors" })).not.toThrow();
});
