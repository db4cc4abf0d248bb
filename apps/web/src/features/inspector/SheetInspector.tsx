import { Tabs } from "radix-ui";
import styles from "./inspector.module.css";
import { NailScope } from "./NailScope.tsx";
import { SECTIONS } from "./sections.tsx";
import type { Design } from "./use-design.ts";

const CHIPS = SECTIONS.filter(({ key, sheet }) => key === sheet);

/** One section at a time, chosen by chips that a thumb reaches. */
export function SheetInspector({ design }: { design: Design }) {
  return (
    <Tabs.Root className={styles.sheet} defaultValue="shape">
      {design.nail && <NailScope design={design} />}
      <Tabs.List className={styles.chips} aria-label="Sections of the design">
        {CHIPS.map(({ key, chip }) => (
          <Tabs.Trigger
            key={key}
            className={styles.chip}
            value={key}
            onClick={({ currentTarget }) =>
              currentTarget.scrollIntoView({
                inline: "center",
                block: "nearest",
                behavior: "smooth",
              })
            }
          >
            {chip}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {CHIPS.map(({ key }) => (
        <Tabs.Content key={key} className={styles.page} value={key}>
          {SECTIONS.filter(({ sheet }) => sheet === key).map((section) => (
            <div key={section.key} className={styles.section} data-section={section.key}>
              {section.body(design, "sheet")}
            </div>
          ))}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
