import { useEffect } from "react";
import { openedPart } from "../../ui/OpenedPart.tsx";
import { useActions } from "../actions/index.ts";
import { openPanel, useIsOpen } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { chooseLookFile } from "./choose-look-file.ts";
import { followDroppedLooks } from "./follow-dropped-looks.ts";
import { sameHandForAll, sameLookOnAll, saveLook } from "./look-parts.ts";

const LooksPanel = openedPart(() => import("./LooksPanel.tsx").then((part) => part.LooksPanel));

/** Shows the gallery of looks, adds its actions to the palette, and opens looks that are dropped on the studio. */
export function Looks() {
  const isOpen = useIsOpen("looks");
  const isAlone = useTabsStore(({ tabs }) => tabs.length < 2);
  const group = "Designs";
  useEffect(followDroppedLooks, []);
  useActions("looks", [
    {
      id: "looks",
      label: "Looks",
      group,
      words: "library gallery french bridal seasonal trend classic template start ideas",
      run: () => openPanel("looks"),
    },
    {
      id: "save-look",
      label: "Save this look as a file",
      group,
      words: "export json share download",
      run: saveLook,
    },
    {
      id: "open-look",
      label: "Open a look file",
      group,
      words: "import json load",
      run: chooseLookFile,
    },
    {
      id: "same-look",
      label: "Same look on all tabs",
      group,
      words: "copy designs every one look",
      isOff: isAlone,
      run: sameLookOnAll,
    },
    {
      id: "same-hand",
      label: "Same hand for all looks",
      group,
      words: "copy photo designs every one hand many looks",
      isOff: isAlone,
      run: sameHandForAll,
    },
  ]);
  return <LooksPanel open={isOpen} />;
}
