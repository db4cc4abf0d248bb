import type { SeenLook } from "@lacquer/nails";
import { msg, t } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { i18n } from "../../platform/messages.ts";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { announce } from "../announcer/index.ts";
import { changeSettings, lookOfPicture } from "../draft/index.ts";
import { rowsOf, type SeenSetting, wanted } from "./seen-look.ts";
import styles from "./seen-look.module.css";

interface Props {
  tabId: string;
  url: string;
  name: string;
}

/**
 * The settings that are read from the nails of a picture. The user can leave out some of them before the rest is
 * applied to the design.
 */
export function SeenLookPanel({ tabId, url, name, ...from }: FromButton & Props) {
  return (
    <Panel
      from={from}
      label={t`The look of ${name}`}
      className={styles.panel ?? ""}
      side="top"
      align="end"
      sideOffset={8}
      collisionPadding={8}
    >
      <SeenParts tabId={tabId} url={url} onDone={() => from.onOpenChange(false)} />
    </Panel>
  );
}

type Seen = { state: "looking" | "nothing" | "failed" } | { state: "seen"; look: SeenLook };

const WORDS = {
  looking: msg`Looking for nails in this picture.`,
  nothing: msg`No nails were found in this picture with certainty.`,
  failed: msg`The nails in this picture cannot be read here.`,
};

function SeenParts({ tabId, url, onDone }: { tabId: string; url: string; onDone: () => void }) {
  const seen = useSeenLook(url);
  const [leftOut, setLeftOut] = useState<ReadonlySet<SeenSetting>>(new Set());
  if (seen.state !== "seen") {
    return (
      <p className={styles.words} role="status">
        {i18n._(WORDS[seen.state])}
      </p>
    );
  }
  const rows = rowsOf(seen.look);
  const patch = wanted(seen.look, leftOut);
  const toggle = (setting: SeenSetting) =>
    setLeftOut((before) => {
      const after = new Set(before);
      if (!after.delete(setting)) after.add(setting);
      return after;
    });
  return (
    <form
      className={styles.parts}
      onSubmit={(event) => {
        event.preventDefault();
        changeSettings(tabId, patch);
        announce(t`The design now has this look.`);
        onDone();
      }}
    >
      {rows.map(({ setting, name, value, isColor }) => (
        <label key={setting} className={styles.part}>
          <input type="checkbox" checked={!leftOut.has(setting)} onChange={() => toggle(setting)} />
          <span>{name}</span>
          <span className={styles.value}>
            {isColor && <span className={styles.dot} style={{ background: value }} aria-hidden />}
            <span>{value}</span>
          </span>
        </label>
      ))}
      <button className="button button-small" type="submit" disabled={leftOut.size === rows.length}>
        {t`Use this look`}
      </button>
    </form>
  );
}

/**
 * Returns the result as a sentence for screen readers. The line that said "Looking" is gone when the list appears, so
 * nothing else would be read out.
 */
function found(look: SeenLook): string {
  const parts = rowsOf(look).map(({ name, value }) => `${name} ${value}`);
  return t`Found: ${{ parts: parts.join(", ") }}.`;
}

/** Reads the picture once while the panel is open. */
function useSeenLook(url: string): Seen {
  const [seen, setSeen] = useState<Seen>({ state: "looking" });
  useEffect(() => {
    const controller = new AbortController();
    const show = (next: Seen) => {
      if (!controller.signal.aborted) setSeen(next);
    };
    lookOfPicture(url, controller.signal).then(
      (look) => {
        if (look && !controller.signal.aborted) announce(found(look));
        show(look ? { state: "seen", look } : { state: "nothing" });
      },
      () => show({ state: "failed" }),
    );
    return () => controller.abort();
  }, [url]);
  return seen;
}
