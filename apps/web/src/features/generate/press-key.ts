import { makeWish, repeatedWish } from "../outbox/index.ts";
import { asKept, type DraftTab } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

const about = ({ id }: DraftTab): string => `design ${id}`;

/** The content of a press. The drawing counts by its strokes, because its picture is uploaded between two presses. */
const designOf = (tab: DraftTab): string =>
  JSON.stringify(asKept([composeBody(tab, null), tab.drawing, tab.layers]));

/**
 * The key of the press that this one repeats: the same design, in this window or another, so soon afterwards that
 * nobody can have meant two. Null for a new press. `at` is the event's own time, so that a slow page does not pull a
 * double click apart.
 */
export function repeatedKey(tab: DraftTab, at: number): string | null {
  return repeatedWish(about(tab), designOf(tab), at);
}

/** The key of a new press. */
export function pressKey(tab: DraftTab, at: number): string {
  return makeWish(about(tab), designOf(tab), at);
}
