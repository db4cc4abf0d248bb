import { toast } from "../../ui/toast.ts";
import { type DraftPatch, type DraftTab, useTabsStore } from "../tabs/index.ts";
import { type Changed, changeOnce, undoAll } from "./apply-look.ts";
import { lookOf } from "./look.ts";
import { leavesOut, wearing } from "./wear-look.ts";

const designs = (count: number) => (count === 1 ? "1 other design" : `${count} other designs`);
const namesOf = (tabs: readonly DraftTab[]) =>
  new Intl.ListFormat("en-GB").format(tabs.map(({ name }) => name));

interface ForAll {
  label: (open: DraftTab) => string;
  /** Returns the change to another design; null if that design must stay as it is. */
  change: (open: DraftTab, other: DraftTab) => DraftPatch | null;
  told: (open: DraftTab, count: number) => string;
  /** Returns what the user must be told about the other designs. `others` are these designs before the change. */
  note: (open: DraftTab, others: readonly DraftTab[]) => string;
}

/** Changes every other open design by one step each, and offers to undo all of them with one press. */
function changeOthers({ label, change, told, note }: ForAll): void {
  const { activeId, tabs } = useTabsStore.getState();
  const open = tabs.find(({ id }) => id === activeId);
  if (!open) return;
  const others = tabs.filter(({ id }) => id !== activeId);
  const description = note(open, others);
  const changed = others
    .filter((other) => change(open, other) !== null)
    .map(({ id }) => changeOnce(id, label(open), (other) => change(open, other) ?? {}))
    .filter((one): one is Changed => one !== null);
  if (changed.length === 0)
    return description
      ? toast("No other design was changed", { description })
      : toast("Nothing to change: the other designs already look like this.");
  toast(told(open, changed.length), {
    duration: 9_000,
    ...(description && { description }),
    action: { label: "Undo", onClick: () => undoAll(changed) },
  });
}

const leftOutOf = (short: readonly DraftTab[]) =>
  short.length > 0
    ? `${namesOf(short)} ${short.length === 1 ? "lacks" : "lack"} some of these nails, so their strokes and decals were left out.`
    : "";

/** Puts the open design's look on all other open designs. Each keeps its own photo and hand. */
export function sameLookOnAll(): void {
  changeOthers({
    label: ({ name }) => `Took the look of ${name}`,
    change: (open, other) => wearing(lookOf(open), other),
    told: ({ name }, count) =>
      `${designs(count)} ${count === 1 ? "wears" : "wear"} the look of ${name}`,
    note: (open, others) => leftOutOf(others.filter((other) => leavesOut(lookOf(open), other))),
  });
}

/** Returns true if the other design would lose all its strokes, decals or references on a hand without nails. */
const keepsHand = (open: DraftTab, other: DraftTab): boolean =>
  open.nails.length === 0
    ? other.drawing.length > 0 || leavesOut(lookOf(other), { ...other, nails: [] })
    : other.drawing.length > 0 && other.nails.length === 0;

/**
 * Gives all other open designs the open design's photo, nails, light and hand. Each design keeps its own look. A design
 * whose look that hand cannot wear keeps its own hand, too.
 */
export function sameHandForAll(): void {
  changeOthers({
    label: ({ name }) => `Took the hand of ${name}`,
    change: (open, other) => {
      if (keepsHand(open, other)) return null;
      const { originalImage, card, nails, designSettings, shownHand } = open;
      const bare = nails.map(({ design: _own, ...nail }) => nail);
      return {
        ...wearing(lookOf(other), { originalImage, nails: bare, designSettings, shownHand }),
        originalImage,
        card,
      };
    },
    told: ({ name }, count) =>
      `${designs(count)} ${count === 1 ? "has" : "have"} the hand of ${name}`,
    note: (open, others) => {
      const kept = others.filter((other) => keepsHand(open, other));
      const short = others.filter(
        (other) => !kept.includes(other) && leavesOut(lookOf(other), open),
      );
      const own = kept.length === 1 ? "its own hand: its" : "their own hand: their";
      const said =
        kept.length > 0 ? `${namesOf(kept)} kept ${own} strokes and decals need nails.` : "";
      return [said, leftOutOf(short)].filter(Boolean).join(" ");
    },
  });
}
