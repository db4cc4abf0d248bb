import type { NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useMemo, useRef } from "react";
import { paintedSettings, settingsOf } from "../draft/index.ts";
import { nailInText } from "../names/index.ts";
import { useIsLost } from "../outbox/index.ts";
import type { DraftPhoto, DraftTab } from "../tabs/index.ts";
import { bedOf, type Layout } from "./close-up.ts";
import { CloseUp } from "./CloseUp.tsx";
import { mirroredThing } from "./thing-edits.ts";
import { ThingActions } from "./ThingActions.tsx";
import { ThingControls } from "./ThingControls.tsx";
import { ThingList } from "./ThingList.tsx";
import styles from "./things.module.css";
import { useBench } from "./use-bench.ts";
import { useCloseUp } from "./use-close-up.ts";

interface Props {
  tab: DraftTab;
  photo: DraftPhoto;
  index: number;
  guide: NailGuide;
  layout: Layout;
}

/**
 * The workspace for decorations: one nail up close with its decorations, and the controls for the next one to place.
 */
export function Bench({ tab, photo, index, guide, layout }: Props) {
  const bench = useBench(tab.id, index, guide);
  const { brush, placed, at, chosen } = bench;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { nailShape, nailLength } = settingsOf(guide, paintedSettings(tab));
  const ratio = guide.length / guide.width;
  const bed = useMemo(
    () => bedOf(ratio, { nailShape, nailLength }, layout),
    [ratio, nailShape, nailLength, layout],
  );
  useCloseUp(canvas, { tab, photo, index, guide: bench.shown, bed });
  const isLost = useIsLost(chosen?.imageUrl);
  const nail = nailInText(guide);
  return (
    <div className={styles.bench}>
      <CloseUp
        bed={bed}
        canvas={canvas}
        placed={placed}
        selected={at}
        onSelect={bench.select}
        onPlace={bench.placeAt}
        onDrag={bench.drag}
      />
      <ThingControls look={chosen ?? brush} onKind={bench.changeKind} onChange={bench.changeLook} />
      {isLost && (
        <p
          className={styles.hint}
        >{t`This decal’s picture is no longer there. Choose it again.`}</p>
      )}
      <ThingActions
        kind={brush.kind}
        isReady={brush.kind !== "decal" || brush.imageUrl !== undefined}
        isChosen={chosen !== null}
        onAdd={bench.placeInTheMiddle}
        onMirror={() => chosen && at !== null && bench.change(at, mirroredThing(chosen), false)}
        onDuplicate={() => at !== null && bench.duplicate(at)}
        onRemove={() => at !== null && bench.remove(at)}
      />
      <ThingList
        label={t`On the ${nail}`}
        placed={placed}
        selected={at}
        focus={bench.focus}
        onFocused={bench.onFocused}
        onSelect={bench.select}
        onChange={bench.change}
        onDuplicate={bench.duplicate}
        onRemove={bench.remove}
      />
    </div>
  );
}
