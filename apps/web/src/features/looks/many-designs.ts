import { toast } from "../../ui/toast.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { type Changed, changeOnce, undoAll } from "./apply-look.ts";
import { lookOf } from "./look.ts";
import { wearing } from "./wear-look.ts";

const designs = (count: number) => (count === 1 ? "1 other design" : `${count} other designs`);

/** Changes every other open design by one step each, and offers to undo all of them with one press. */
function changeOthers(
  label: (open: DraftTab) => string,
  change: (open: DraftTab, other: DraftTab) => ReturnType<typeof wearing>,
  told: (open: DraftTab, count: number) => string,
): void {
  const { activeId, tabs } = useTabsStore.getState();
  const open = tabs.find(({ id }) => id === activeId);
  if (!open) return;
  const changed = tabs
    .filter(({ id }) => id !== activeId)
    .map(({ id }) => changeOnce(id, label(open), (other) => change(open, other)))
    .filter((one): one is Changed => one !== null);
  if (changed.length === 0) return toast("Nothing to change: the other designs have this already.");
  toast(told(open, changed.length), {
    duration: 9_000,
    action: { label: "Undo", onClick: () => undoAll(changed) },
  });
}

/** Puts the open design's look on all other open designs. Each keeps its own photo and hand. */
export function sameLookOnAll(): void {
  changeOthers(
    ({ name }) => `Took the look of ${name}`,
    (open, other) => wearing(lookOf(open), other),
    ({ name }, count) => `${designs(count)} ${count === 1 ? "wears" : "wear"} the look of ${name}`,
  );
}

/** Gives all other open designs the open design's photo, nails, light and hand. Each keeps its own look. */
export function sameHandForAll(): void {
  changeOthers(
    ({ name }) => `Took the hand of ${name}`,
    (open, other) => {
      const { originalImage, nails, designSettings } = open;
      const bare = nails.map(({ design: _own, ...nail }) => nail);
      return {
        ...wearing(lookOf(other), { originalImage, nails: bare, designSettings }),
        originalImage,
      };
    },
    ({ name }, count) => `${designs(count)} ${count === 1 ? "has" : "have"} the hand of ${name}`,
  );
}
