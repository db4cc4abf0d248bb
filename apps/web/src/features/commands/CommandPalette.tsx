import { t } from "@lingui/core/macro";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef } from "react";
import { useOverlayFocus } from "../../ui/overlay-focus.ts";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import scrim from "../../ui/scrim.module.css";
import { ACTION_GROUPS, type Action, useOfferedActions } from "../actions/index.ts";
import { closePanel } from "../address/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { groupName } from "./group-names.ts";
import { KeyCaps } from "./KeyCaps.tsx";
import { lookGroups, type LookGroup } from "./look-choices.ts";
import { matchWords } from "./match-words.ts";
import styles from "./command-palette.module.css";

/** Lists all actions and finds them by their words. The chosen action runs after the palette has closed. */
export function CommandPalette() {
  const chosen = useRef<(() => void) | null>(null);
  const { onCloseAutoFocus, ...focus } = useOverlayFocus();
  const actions = useOfferedActions().filter(({ id }) => id !== "commands");
  const tabs = useTabsStore((state) => state.tabs);
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));

  function choose(run: () => void) {
    chosen.current = run;
    closePanel("commands");
  }

  return (
    <Dialog.Root open onOpenChange={() => closePanel("commands")}>
      <Dialog.Portal>
        <Dialog.Overlay className={`${scrim.scrim} ${styles.scrim}`} />
        <Dialog.Content
          className={styles.palette}
          aria-describedby={undefined}
          data-passing
          {...focus}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus(event);
            chosen.current?.();
          }}
        >
          <Dialog.Title className="visually-hidden">{t`Commands`}</Dialog.Title>
          <Command label={t`Commands`} loop filter={matchWords}>
            <div className={styles.field}>
              <Search className="icon" aria-hidden />
              <Command.Input className={styles.input} placeholder={t`What would you like to do?`} />
              <span className={styles.escape}>
                <KeyCaps keys="Esc" />
              </span>
            </div>
            <Command.List className={styles.list} label={t`Commands`}>
              <Command.Empty className={styles.empty}>
                {t`Nothing has that name. Try a finish, a shape or a colour.`}
              </Command.Empty>
              <ActionItems actions={actions} onChoose={choose} />
              <DesignItems tabs={tabs} onChoose={choose} />
              {tab && (
                <LookItems groups={lookGroups(tab.id, tab.designSettings)} onChoose={choose} />
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type OnChoose = (run: () => void) => void;

function ActionItems({ actions, onChoose }: { actions: Action[]; onChoose: OnChoose }) {
  return ACTION_GROUPS.map((group) => (
    <Command.Group key={group} className={styles.group} heading={groupName(group)}>
      {actions
        .filter((action) => action.group === group)
        .map(({ id, label, words, keys, isOff = false, isChosen = false, run }) => (
          <Command.Item
            key={id}
            className={styles.item}
            value={id}
            keywords={[label, groupName(group), words ?? ""]}
            disabled={isOff}
            onSelect={() => onChoose(run)}
          >
            <span className={styles.label}>{label}</span>
            {isChosen && <Chosen />}
            {keys !== undefined && <KeyCaps keys={keys} />}
          </Command.Item>
        ))}
    </Command.Group>
  ));
}

function DesignItems({ tabs, onChoose }: { tabs: DraftTab[]; onChoose: OnChoose }) {
  return (
    <Command.Group className={styles.group} heading={t`Open designs`}>
      {tabs.map(({ id, name, designSettings: { baseColor, accentColor } }) => (
        <Command.Item
          key={id}
          className={styles.item}
          value={`open ${id}`}
          keywords={[name, t({ message: "design tab", comment: "search words" })]}
          onSelect={() => onChoose(() => useTabsStore.getState().activate(id))}
        >
          <PolishDrop base={baseColor} accent={accentColor} />
          <span className={styles.label}>{name}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function LookItems({ groups, onChoose }: { groups: LookGroup[]; onChoose: OnChoose }) {
  return groups.map(({ kind, choices }) => (
    <Command.Group key={kind} className={styles.group} heading={kind}>
      {choices.map(({ id, label, color, isChosen, run }) => (
        <Command.Item
          key={id}
          className={styles.item}
          value={id}
          keywords={[`${kind} ${label}`, label]}
          onSelect={() => onChoose(run)}
        >
          {color !== undefined && (
            <span className={styles.drop} style={{ "--polish": color }} aria-hidden />
          )}
          <span className={styles.label}>
            <span className={styles.kind}>{`${kind}: `}</span>
            <span>{label}</span>
          </span>
          {isChosen && <Chosen />}
        </Command.Item>
      ))}
    </Command.Group>
  ));
}

function Chosen() {
  return (
    <span className={styles.chosen}>
      <span className="visually-hidden">{`, ${t`chosen`}`}</span>
    </span>
  );
}
