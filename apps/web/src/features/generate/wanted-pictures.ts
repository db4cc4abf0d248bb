import { type DesignPicture, picturesOf } from "@lacquer/contracts";
import { type DraftTab, picturesOfHistory, useTabsStore } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

/** The pictures that Generate would send, including the nails' own. */
const picturesIn = (tab: DraftTab): DesignPicture[] =>
  picturesOf(composeBody(tab, tab.drawingImageUrl));

/** The addresses of a draft's pictures. */
export const urlsOf = (tab: DraftTab): string[] => picturesIn(tab).map(({ url }) => url);

/** The pictures that drafts use now, then those that undo may bring back. */
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
