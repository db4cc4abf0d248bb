import { makeWish, repeatedWish } from "../outbox/index.ts";
import { asKept, type DraftTab } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

const about = ({ id }: DraftTab): string => `design ${id}`;

/**
 * Returns the content that identifies a press. The drawing is represented by its strokes, because its picture is
 * uploaded between two presses and gets a new address.
 */
const designOf = (tab: DraftTab): string =>
  JSON.stringify(asKept([composeBody(tab, null), tab.drawing, tab.layers]));

/**
 * Returns the key of an earlier press if this press repeats it: the same design, in any window, within a time too short
 * for two intended presses. Returns null for a new press. `at` is the event's own time, so that a slow page does not
 * separate the two presses of a double click.
 */
export function repeatedKey(tab: DraftTab, at: number): string | null {
  return repeatedWish(about(tab), designOf(tab), at);
}

/** Creates and returns the key of a new press. */
export function pressKey(tab: DraftTab, at: number): string {
  return makeWish(about(tab), designOf(tab), at);
}
