import { t } from "@lingui/core/macro";
import { WandSparkles } from "lucide-react";
import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";

interface Props {
  tabId: string;
  url: string;
  /** The picture's name in a sentence, such as "reference 2". */
  name: string;
}

const seenLook = partOf(() =>
  import("./SeenLookPanel.tsx").then((part) => ({ Component: part.SeenLookPanel })),
);

/**
 * Opens a panel with the settings that are read from the nails of a picture, so that they can be applied to the design.
 */
export const TakeLook = (props: Props) => (
  <OpensPart
    kind="dialog"
    part={seenLook}
    given={props}
    className={undefined}
    label={t`Take the look of ${{ name: props.name }}`}
  >
    <WandSparkles className="icon" aria-hidden />
  </OpensPart>
);
