import { seeIn, SEEN_LIGHTS, type SeenLight, useSeenLight } from "../draft/index.ts";
import styles from "./light-ring.module.css";

const WORDS: Record<SeenLight, string> = {
  photo: "as it is",
  day: "by day",
  salon: "under a salon lamp",
  evening: "in the evening",
};

/** Shows the look in another light. Only the stage changes; the design and its images stay as they are. */
export function SeenIn() {
  const seen = useSeenLight();
  return (
    <label className={styles.white}>
      <span>See it</span>
      <select
        aria-label="See the look in another light"
        value={seen}
        onChange={({ currentTarget }) => seeIn(currentTarget.value as SeenLight)}
      >
        {SEEN_LIGHTS.map((light) => (
          <option key={light} value={light}>
            {WORDS[light]}
          </option>
        ))}
      </select>
    </label>
  );
}
