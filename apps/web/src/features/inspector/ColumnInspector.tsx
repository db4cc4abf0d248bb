import { i18n } from "../../platform/messages.ts";
import styles from "./inspector.module.css";
import type { CraftPlaces } from "./craft-places.ts";
import { LooksButton } from "./LooksButton.tsx";
import { NailScope } from "./NailScope.tsx";
import { SECTIONS } from "./sections.tsx";
import type { Design } from "./use-design.ts";

interface Props {
  design: Design;
  craft: CraftPlaces;
}

/** All sections below one another, each under a heading. */
export function ColumnInspector({ design, craft }: Props) {
  return (
    <div className={styles.column}>
      <NailScope design={design} />
      <LooksButton />
      {SECTIONS.map(({ key, title, note, body }) => (
        <section key={key} className={styles.section} data-section={key} aria-label={i18n._(title)}>
          <header>
            <h2>{i18n._(title)}</h2>
            {note && <span className="tabular">{note(design)}</span>}
          </header>
          {body(design, "column")}
        </section>
      ))}
      <footer className={styles.craft}>{craft.line}</footer>
    </div>
  );
}
