import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { seeIn, SEEN_LIGHTS, type SeenLight, useSeenLight } from "../draft/index.ts";
import styles from "./light-ring.module.css";

const WORDS: Record<SeenLight, MessageDescriptor> = {
  photo: msg`as it is`,
  day: msg`by day`,
  salon: msg`under a salon lamp`,
  evening: msg`in the evening`,
};

/** Shows the look in another light. Only the stage changes; the design and its images stay as they are. */
export function SeenIn() {
  const seen = useSeenLight();
  return (
    <label className={styles.white}>
      <span>{t`See it`}</span>
      <select
        aria-label={t`See the look in another light`}
        value={seen}
        onChange={({ currentTarget }) => seeIn(currentTarget.value as SeenLight)}
      >
        {SEEN_LIGHTS.map((light) => (
          <option key={light} value={light}>
            {i18n._(WORDS[light])}
          </option>
        ))}
      </select>
    </label>
  );
}
