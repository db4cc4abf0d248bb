import { plural, t } from "@lingui/core/macro";
import { DEFAULT_HAND } from "@lacquer/contracts";
import { Search } from "lucide-react";
import { useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { closePanel } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { applyLook } from "./apply-look.ts";
import { groupNames, findLooks, type WantedGroup } from "./find-looks.ts";
import { asLook, LIBRARY, LOOK_GROUPS, type LibraryLook } from "./library/index.ts";
import { LookCard } from "./LookCard.tsx";
import { LookTools } from "./LookTools.tsx";
import styles from "./looks.module.css";

const GROUPS = ["All", ...LOOK_GROUPS] as const;

function choose(entry: LibraryLook): void {
  applyLook(asLook(entry));
  closePanel("looks");
}

/** Shows the starter library with a search, and the actions for the open design's own look. */
export function LooksPanel({ open }: { open: boolean }) {
  const skin = useTabsStore(
    ({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.designSettings.hand?.skin,
  );
  const [typed, setTyped] = useState("");
  const [group, setGroup] = useState<WantedGroup>("All");
  const found = findLooks(typed, group);
  const names = groupNames();
  const groups = GROUPS.map((value) => ({ value, label: names[value] }));
  return (
    <SidePanel
      open={open}
      onClose={() => closePanel("looks")}
      title={t`Looks`}
      description={plural(LIBRARY.length, {
        one: "# looks to begin with. Press one to put it on; Undo takes it off.",
        other: "# looks to begin with. Press one to put it on; Undo takes it off.",
      })}
      width="wide"
    >
      <search className={styles.search}>
        <label className={styles.field}>
          <Search className="icon" aria-hidden />
          <input
            className="field-input"
            type="search"
            aria-label={t`Find a look`}
            placeholder={t`Bridal, cat eye, gold…`}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <Segmented label={t`Kind of look`} value={group} options={groups} onChange={setGroup} />
      </search>
      <p className={styles.none} role="status">
        {found.length === 0 &&
          t`No look matches your search. Try a colour, a finish or an occasion.`}
      </p>
      <ul className={styles.grid} aria-label={t`Looks`}>
        {found.map((entry) => (
          <li key={entry.id}>
            <LookCard entry={entry} skin={skin ?? DEFAULT_HAND.skin} onChoose={choose} />
          </li>
        ))}
      </ul>
      <LookTools />
    </SidePanel>
  );
}
