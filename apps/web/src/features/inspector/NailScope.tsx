import { t } from "@lingui/core/macro";
import { useId } from "react";
import { Switch } from "../../ui/Switch.tsx";
import { changeOnlyThisNail, resetNail } from "../draft/index.ts";
import { nailInText, nailName } from "../names/index.ts";
import { useIsLost } from "../outbox/index.ts";
import styles from "./nail-scope.module.css";
import type { Design } from "./use-design.ts";

function sentence({ nail, onlyNail, tab }: Design, isPictureLost: boolean): string {
  if (!nail)
    return tab.nails.length > 0
      ? t`Choose a nail on the photo first.`
      : t`As soon as there are nails on the photo.`;
  const name = nailName(nail.guide);
  const inText = nailInText(nail.guide);
  if (isPictureLost)
    return t`${{ nail: name }}: its own picture is no longer there. Choose “Like the others”, or give the nail another picture.`;
  return onlyNail ? t`Changing the ${{ nail: inText }}.` : name;
}

/** A switch that limits the pickers to the selected nail, and a button that resets this nail to the design's look. */
export function NailScope({ design }: { design: Design }) {
  const id = useId();
  const { nail, onlyNail, tab } = design;
  const isPictureLost = useIsLost(nail?.guide.design?.referenceImageUrl);
  const own = nail?.guide.design;
  const differs = own?.settings !== undefined || Boolean(own?.referenceImageUrl);
  return (
    <div className={styles.scope} data-scope>
      <label htmlFor={id}>
        {t`Only this nail`}
        <span>{sentence(design, isPictureLost)}</span>
      </label>
      {nail && differs && (
        <button
          type="button"
          className={styles.reset}
          onClick={() => resetNail(tab.id, nail.index)}
        >
          {t`Like the others`}
        </button>
      )}
      <Switch
        id={id}
        className={styles.switch}
        isOn={onlyNail}
        disabled={!nail}
        onSwitch={changeOnlyThisNail}
      >
        <span className={styles.thumb} />
      </Switch>
    </div>
  );
}
