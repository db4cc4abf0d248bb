import { silhouettePath } from "@lacquer/nails";
import {
  Diamond,
  Image,
  Layers,
  type LucideIcon,
  MessageCircle,
  SlidersHorizontal,
  Sun,
} from "lucide-react";
import faces from "./faces.module.css";
import styles from "./section-face.module.css";
import type { Design } from "./use-design.ts";

const BOX = { width: 12, height: 20 };

const ICONS: Record<string, LucideIcon> = {
  pattern: Layers,
  things: Diamond,
  light: Sun,
  weights: SlidersHorizontal,
  references: Image,
  words: MessageCircle,
};

/** A small picture of the current choice in a section. */
export function SectionFace({ section, design }: { section: string; design: Design }) {
  const { nailShape, baseColor, finish } = design.settings;
  const Icon = ICONS[section];
  if (Icon) return <Icon className="icon" aria-hidden />;
  if (section === "shape") {
    return (
      <svg className={styles.shape} viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden>
        <path d={silhouettePath(nailShape, "medium", BOX)} />
      </svg>
    );
  }
  return (
    <span
      className={`${faces.sphere} ${styles.ball}`}
      data-finish={section === "finish" ? finish : "glossy"}
      style={{ "--polish": baseColor }}
      aria-hidden
    />
  );
}
