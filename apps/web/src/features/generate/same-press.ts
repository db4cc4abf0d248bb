import { DOUBLE_PRESS_MS } from "../../platform/double-press.ts";
import type { DraftTab } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

interface Press {
  key: string;
  at: number;
  design: string;
  drawing: DraftTab["drawing"];
}

const lastPresses = new Map<string, Press>();

/**
 * The key of the press that this one repeats: the same design, so soon after it that only one was meant. Null for a
 * new press. `at` is the event's own time, because a slow page would otherwise pull a double click apart.
 */
export function repeatedKey(tab: DraftTab, at: number): string | null {
  const last = lastPresses.get(tab.id);
  if (!last || at - last.at >= DOUBLE_PRESS_MS) return null;
  if (last.drawing !== tab.drawing || last.design !== designOf(tab)) return null;
  last.at = at;
  return last.key;
}

export function rememberPress(tab: DraftTab, at: number, key: string): void {
  lastPresses.set(tab.id, { key, at, design: designOf(tab), drawing: tab.drawing });
}

/** What would be painted. The drawing counts by its strokes, because its picture is uploaded between the two presses. */
const designOf = (tab: DraftTab): string => JSON.stringify(composeBody(tab, null));
