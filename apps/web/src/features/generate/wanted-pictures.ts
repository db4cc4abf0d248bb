import { type DesignPicture, picturesOf } from "@lacquer/contracts";
import { type DraftTab, picturesOfHistory, useTabsStore } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

/** Returns the pictures that Generate would send, including the references of single nails. */
const picturesIn = (tab: DraftTab): DesignPicture[] =>
  picturesOf(composeBody(tab, tab.drawingImageUrl));

/** Returns the addresses of a draft's pictures. */
export const urlsOf = (tab: DraftTab): string[] => picturesIn(tab).map(({ url }) => url);

/** Returns the pictures that drafts use now, followed by those that undo may bring back. */
export function wantedPictures(): DesignPicture[] {
  const { tabs, histories } = useTabsStore.getState();
  const remembered = tabs.flatMap(({ id }) => {
    const history = histories[id];
    return history ? picturesOfHistory(history) : [];
  });
  const byUrl = new Map<string, DesignPicture>();
  for (const picture of [...tabs.flatMap(picturesIn), ...remembered])
    if (!byUrl.has(picture.url)) byUrl.set(picture.url, picture);
  return [...byUrl.values()];
}
