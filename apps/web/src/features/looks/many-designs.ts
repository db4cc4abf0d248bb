import { plural, t } from "@lingui/core/macro";
import { locale } from "../../platform/messages.ts";
import { toast } from "../../ui/toast.ts";
import { type DraftPatch, type DraftTab, useTabsStore } from "../tabs/index.ts";
import { type Changed, changeOnce, undoAll } from "./apply-look.ts";
import { lookOf } from "./look.ts";
import { leavesOut, wearing } from "./wear-look.ts";

function namesOf(tabs: readonly DraftTab[]): string {
  const british = locale().startsWith("en") ? "en-GB" : locale();
  return new Intl.ListFormat(british).format(tabs.map(({ name }) => name));
}

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
      ? toast(t`No other design was changed`, { description })
      : toast(t`Nothing to change: the other designs already look like this.`);
  toast(told(open, changed.length), {
    duration: 9_000,
    ...(description && { description }),
    action: { label: t`Undo`, onClick: () => undoAll(changed) },
  });
}

function leftOutOf(short: readonly DraftTab[]): string {
  if (short.length === 0) return "";
  const names = namesOf(short);
  return plural(short.length, {
    one: `${names} lacks some of these nails, so their strokes and decals were left out.`,
    other: `${names} lack some of these nails, so their strokes and decals were left out.`,
  });
}

function keptHands(kept: readonly DraftTab[]): string {
  if (kept.length === 0) return "";
  const names = namesOf(kept);
  return plural(kept.length, {
    one: `${names} kept its own hand: its strokes and decals need nails.`,
    other: `${names} kept their own hand: their strokes and decals need nails.`,
  });
}

/** Puts the open design's look on all other open designs. Each keeps its own photo and hand. */
export function sameLookOnAll(): void {
  changeOthers({
    label: ({ name }) => t`Took the look of ${name}`,
    change: (open, other) => wearing(lookOf(open), other),
    told: ({ name }, count) =>
      plural(count, {
        one: `# other design wears the look of ${name}`,
        other: `# other designs wear the look of ${name}`,
      }),
    note: (open, others) => leftOutOf(others.filter((other) => leavesOut(lookOf(open), other))),
  });
}

/** Returns true if the other design would lose all its strokes, decals or references on a hand without nails. */
const keepsHand = (open: DraftTab, other: DraftTab): boolean =>
  open.nails.length === 0
    ? other.drawing.length > 0 || leavesOut(lookOf(other), { ...other, nails: [] })
    : other.drawing.length > 0 && other.nails.length === 0;

/**
 * Gives all other open designs the open design's photo, nails, light and hand. Each design keeps its own look. If a
 * design's look needs nails that this hand lacks, the design keeps its own hand.
 */
export function sameHandForAll(): void {
  changeOthers({
    label: ({ name }) => t`Took the hand of ${name}`,
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
      plural(count, {
        one: `# other design has the hand of ${name}`,
        other: `# other designs have the hand of ${name}`,
      }),
    note: (open, others) => {
      const kept = others.filter((other) => keepsHand(open, other));
      const short = others.filter(
        (other) => !kept.includes(other) && leavesOut(lookOf(other), open),
      );
      return [keptHands(kept), leftOutOf(short)].filter(Boolean).join(" ");
    },
  });
}
