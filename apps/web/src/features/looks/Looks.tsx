import { t } from "@lingui/core/macro";
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
      label: t`Looks`,
      group,
      words: t({
        message: "library gallery french bridal seasonal trend classic template start ideas",
        comment: "search words",
      }),
      run: () => openPanel("looks"),
    },
    {
      id: "save-look",
      label: t`Save this look as a file`,
      group,
      words: t({ message: "export json share download", comment: "search words" }),
      run: saveLook,
    },
    {
      id: "open-look",
      label: t`Open a look file`,
      group,
      words: t({ message: "import json load", comment: "search words" }),
      run: chooseLookFile,
    },
    {
      id: "same-look",
      label: t`Same look on all tabs`,
      group,
      words: t({ message: "copy designs every one look", comment: "search words" }),
      isOff: isAlone,
      run: sameLookOnAll,
    },
    {
      id: "same-hand",
      label: t`Same hand for all looks`,
      group,
      words: t({
        message: "copy photo designs every one hand many looks",
        comment: "search words",
      }),
      isOff: isAlone,
      run: sameHandForAll,
    },
  ]);
  return <LooksPanel open={isOpen} />;
}
