import type { NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import type { DraftTab } from "../tabs/index.ts";
import type { Layout } from "./close-up.ts";
import { shownPart } from "../../ui/OpenedPart.tsx";
import styles from "./things.module.css";

const Bench = shownPart(() => import("./Bench.tsx").then(({ Bench: loaded }) => loaded));

interface Props {
  tab: DraftTab;
  nail: { index: number; guide: NailGuide } | null;
  layout: Layout;
}

/** The section for gems and charms on the selected nail. */
export function Things({ tab, nail, layout }: Props) {
  const { originalImage: photo } = tab;
  if (!photo || !nail)
    return <p className={styles.hint}>{t`Choose a nail on the photo to place things on it.`}</p>;
  return (
    <Bench
      key={`${tab.id} ${nail.index}`}
      tab={tab}
      photo={photo}
      index={nail.index}
      guide={nail.guide}
      layout={layout}
    />
  );
}
