import { t } from "@lingui/core/macro";
import { Armchair, Images } from "lucide-react";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import type { Layout } from "../../hooks/use-layout.ts";
import { i18n } from "../../platform/messages.ts";
import { openSection, useSheet } from "../sheet/index.ts";
import styles from "./inspector.module.css";
import type { CraftPlaces } from "./craft-places.ts";
import { LooksButton } from "./LooksButton.tsx";
import { NailScope } from "./NailScope.tsx";
import { SECTIONS } from "./sections.tsx";
import { SectionFace } from "./SectionFace.tsx";
import type { Design } from "./use-design.ts";

const CHIPS = SECTIONS.filter(({ key, sheet }) => key === sheet);

const intoView = (chip: HTMLElement) =>
  chip.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });

interface SectionsInspectorProps {
  design: Design;
  layout: Exclude<Layout, "desk">;
  results: ReactNode;
  craft: CraftPlaces;
}

/**
 * Shows one section at a time. It is selected with chips above it on a phone, with pictures in a low window, and with a
 * list beside it on a tablet.
 */
export function SectionsInspector({ design, layout, results, craft }: SectionsInspectorProps) {
  const section = useSheet((state) => state.section);
  const isList = layout === "tablet";
  return (
    <Tabs.Root
      className={styles.sections}
      data-layout={layout}
      orientation={isList ? "vertical" : "horizontal"}
      value={section}
      onValueChange={openSection}
    >
      <Tabs.List
        className={styles.chips}
        aria-label={t`Sections of the design`}
        data-sheet-handle={layout === "phone" ? "" : undefined}
      >
        {CHIPS.map(({ key, chip, brief }) => (
          <Chip key={key} value={key} label={i18n._(chip)} layout={layout}>
            <SectionFace section={key} design={design} />
            <span className={styles.chipName}>{i18n._(chip)}</span>
            {isList && brief && <span className={styles.chipNote}>{brief(design)}</span>}
          </Chip>
        ))}
        <Chip value="chair" label={t`In the chair`} layout={layout}>
          <Armchair className="icon" aria-hidden />
          <span className={styles.chipName}>{t`In the chair`}</span>
          {isList && <span className={`${styles.chipNote} tabular`}>{craft.brief}</span>}
        </Chip>
        <Chip value="results" label={t`Results`} layout={layout}>
          <Images className="icon" aria-hidden />
          <span className={styles.chipName}>{t`Results`}</span>
        </Chip>
      </Tabs.List>
      {CHIPS.map(({ key, chip }) => (
        <Tabs.Content key={key} className={styles.page} value={key} data-section-page>
          <header className={styles.pageHead}>
            <h2>{i18n._(chip)}</h2>
            {design.nail ? <NailScope design={design} /> : <LooksButton />}
          </header>
          {SECTIONS.filter(({ sheet }) => sheet === key).map(({ key: part, title, body }) => (
            <div key={part} className={styles.section} data-section={part}>
              {part !== key && <h3 className={styles.partTitle}>{i18n._(title)}</h3>}
              {body(design, layout === "tablet" ? "wide" : "sheet")}
            </div>
          ))}
        </Tabs.Content>
      ))}
      <Tabs.Content className={styles.page} value="chair" data-section-page>
        <header className={styles.pageHead}>
          <h2>{t`In the chair`}</h2>
        </header>
        <div>{craft.section}</div>
      </Tabs.Content>
      <Tabs.Content className={styles.page} value="results" data-section-page>
        <h2
          className={layout === "tablet" ? styles.resultsTitle : "visually-hidden"}
        >{t`Results`}</h2>
        <div>{results}</div>
      </Tabs.Content>
    </Tabs.Root>
  );
}

interface ChipProps {
  value: string;
  label: string;
  layout: Layout;
  children: ReactNode;
}

function Chip({ value, label, layout, children }: ChipProps) {
  return (
    <Tabs.Trigger
      className={styles.chip}
      value={value}
      aria-label={layout === "low" ? label : undefined}
      title={layout === "low" ? label : undefined}
      // Pressing the chip of the chosen section also raises a lowered sheet.
      onClick={({ currentTarget }) => {
        openSection(value);
        intoView(currentTarget);
      }}
    >
      {children}
    </Tabs.Trigger>
  );
}
