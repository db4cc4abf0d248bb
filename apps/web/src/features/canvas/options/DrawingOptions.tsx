import { t } from "@lingui/core/macro";
import { Segmented } from "../../../ui/Segmented.tsx";
import type { DraftTab } from "../../tabs/index.ts";
import { useToolStore } from "../tool/tool-store.ts";
import { ClearDrawing } from "./ClearDrawing.tsx";
import { Layers } from "./Layers.tsx";
import { Percent } from "./Percent.tsx";
import { Toggle } from "./Toggle.tsx";
import styles from "./options.module.css";

/** All drawing options: opacity, edges, symmetry and layers. The component can be shown in any panel. */
export function DrawingOptions({ tab }: { tab: DraftTab }) {
  const { opacity, inside, mirror, spread } = useToolStore();
  const hasNails = tab.nails.length > 0;
  return (
    <div className={styles.options}>
      <Percent
        label={t`Opacity`}
        value={opacity}
        onChange={(value) => useToolStore.setState({ opacity: value })}
      />
      <Toggle
        label={t`Keep inside the nail`}
        about={hasNails ? t`Paint ends at the nail's outline.` : t`Mark the nails first.`}
        isOn={inside}
        isOff={!hasNails}
        onChange={(value) => useToolStore.setState({ inside: value })}
      />
      <Toggle
        label={t`Mirror on the nail`}
        about={t`Each stroke is repeated on the nail's other side.`}
        isOn={mirror}
        isOff={!hasNails}
        onChange={(value) => useToolStore.setState({ mirror: value })}
      />
      <div className={styles.row}>
        <span>{t`Also on`}</span>
        <Segmented
          label={t`Nails that get each stroke too`}
          className={styles.spread}
          value={spread}
          options={[
            { value: "one", label: t`None`, name: t`No other nail` },
            { value: "finger", label: t`Other hand`, name: t`The same finger of the other hand` },
            { value: "all", label: t`All nails` },
          ]}
          onChange={(value) => useToolStore.setState({ spread: value })}
        />
      </div>
      <Layers tab={tab} />
      <ClearDrawing className={styles.clear} tab={tab} />
    </div>
  );
}
