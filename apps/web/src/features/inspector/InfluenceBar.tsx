import { t } from "@lingui/core/macro";
import { useRef } from "react";
import type { Influence } from "../draft/index.ts";
import { textOn } from "../color/index.ts";
import { InfluenceDivider } from "./InfluenceDivider.tsx";
import styles from "./influence-bar.module.css";
import { moveDivider } from "./move-divider.ts";

interface Props {
  influence: Influence;
  /** The design's own colour, which fills the colour's part of the bar. */
  color: string;
  onChange: (influence: Influence) => void;
}

/** A part of at least this percentage is wide enough for its name. */
const NAME_FITS = 24;

/** One bar that splits 100 between drawing, references and colour by means of two dividers. */
export function InfluenceBar({ influence, color, onChange }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const { drawing, designImage: references, baseColor: colour } = influence;
  const edges = [influence.drawing, influence.drawing + influence.designImage] as const;
  const move = (which: 0 | 1, to: number) => onChange(moveDivider(influence, which, to));
  const toPercent = (clientX: number) => {
    const box = bar.current?.getBoundingClientRect();
    return box ? ((clientX - box.left) / box.width) * 100 : 0;
  };
  const parts = [
    {
      key: "drawing",
      name: t({ message: "drawing", context: "what leads" }),
      share: influence.drawing,
    },
    {
      key: "references",
      name: t({ message: "references", context: "what leads" }),
      share: influence.designImage,
    },
    {
      key: "colour",
      name: t({ message: "colour", context: "what leads" }),
      share: influence.baseColor,
    },
  ];
  return (
    <div>
      <div
        ref={bar}
        className={styles.bar}
        style={{ "--polish": color, "--on-polish": textOn(color) }}
      >
        {parts.map(({ key, name, share }) => (
          <div key={key} className={styles.part} data-part={key} style={{ flexGrow: share }}>
            {share >= NAME_FITS && <span>{name}</span>}
          </div>
        ))}
        <InfluenceDivider
          label={t`Between drawing and references`}
          text={t`drawing ${drawing}, references ${references}`}
          at={edges[0]}
          nudge={edges[1] - edges[0] < 5 ? -1 : 0}
          onMove={(to) => move(0, to)}
          toPercent={toPercent}
        />
        <InfluenceDivider
          label={t`Between references and colour`}
          text={t`references ${references}, colour ${colour}`}
          at={edges[1]}
          nudge={edges[1] - edges[0] < 5 ? 1 : 0}
          onMove={(to) => move(1, to)}
          toPercent={toPercent}
        />
      </div>
      <ul className={styles.legend} aria-hidden="true">
        {parts.map(({ key, name, share }) => (
          <li key={key}>
            <span>{`${name} `}</span>
            <b className="tabular" translate="no">
              {share}
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
