import { t } from "@lingui/core/macro";
import { useEffect, useMemo, useState } from "react";
import { useGenerationJob } from "../../../hooks/use-generation-job.ts";
import { paintPicture } from "../../painted-picture/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import styles from "./card.module.css";

/** Wide enough for half a sheet of A4 at 300 dots per inch. */
const WIDEST = 1_240;

/** The newest result. If there is none, the look as the studio paints it; and until that is painted, the photo. */
export function LookPicture({ tab }: { tab: DraftTab }) {
  const result = useGenerationJob(tab.generationJobId).job?.resultImages[0];
  const painted = usePainted(tab, result === undefined);
  const look = result ?? painted;
  const url = look ?? tab.originalImage?.url;
  if (!url) return null;
  return (
    <figure className={styles.look}>
      <img src={url} alt={look ? t`The look on the hand` : t`The hand, before`} />
    </figure>
  );
}

/** The address of the painted look; undefined until it is painted, or if this browser cannot paint it. */
function usePainted(tab: DraftTab, isWanted: boolean): string | undefined {
  const [url, setUrl] = useState<string>();
  // The draft is a new object after every change of the design, even of its name. Painting it takes about a second.
  const { name: _, generationJobId: __, ...look } = tab;
  const key = JSON.stringify(look);
  const design = useMemo(() => JSON.parse(key) as DraftTab, [key]);
  useEffect(() => {
    if (!isWanted) return;
    let made: string | undefined;
    let isOver = false;
    paintPicture(design, WIDEST).then((picture) => {
      if (isOver) return;
      made = URL.createObjectURL(picture);
      setUrl(made);
    }, reportError);
    return () => {
      isOver = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [design, isWanted]);
  return url;
}
