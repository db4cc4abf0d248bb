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

/** Opens what the nails of a picture show, so that it can become the design's settings. */
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
