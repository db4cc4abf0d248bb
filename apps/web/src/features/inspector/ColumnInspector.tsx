import { CraftLine } from "../craft/index.ts";
import styles from "./inspector.module.css";
import { NailScope } from "./NailScope.tsx";
import { SECTIONS } from "./sections.tsx";
import type { Design } from "./use-design.ts";

/** All sections below each other, under headings. */
export function ColumnInspector({ design }: { design: Design }) {
  return (
    <div className={styles.column}>
      <NailScope design={design} />
      {SECTIONS.filter(({ isOnlyInSheet }) => !isOnlyInSheet).map(({ key, title, note, body }) => (
        <section key={key} className={styles.section} data-section={key} aria-label={title}>
          <header>
            <h2>{title}</h2>
            {note && <span className="tabular">{note(design)}</span>}
          </header>
          {body(design, "column")}
        </section>
      ))}
      <footer className={styles.craft}>
        <CraftLine tab={design.tab} />
      </footer>
    </div>
  );
}
