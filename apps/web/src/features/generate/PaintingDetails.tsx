import type { DescribedPainting } from "@lacquer/contracts";
import { useTabsStore } from "../tabs/index.ts";
import styles from "./request-sheet.module.css";

const GROUNDS: Record<DescribedPainting["ground"], string> = {
  photo: "Painted on the marked nails of your photo.",
  "photo-display":
    "No nail is marked, so the design is painted on a salon card in front of your photo.",
  hand: "Without a photo it is painted on the hand you see.",
};

/** Words for designers, where the built-in renderer's own word would not be understood. */
const SPOKEN: Record<string, string> = {
  baseColor: "Base colour",
  accentColor: "Accent colour",
  line: "Fine lines",
  foil: "Flakes of foil",
  dot: "A dot",
};

/** The built-in renderer's reading of the open design. */
export function PaintingDetails({ painting }: { painting: DescribedPainting }) {
  const { words, changes, details, nails, ground } = painting;
  const hasPrompt = useTabsStore(({ tabs, activeId }) =>
    tabs.some(({ id, aiPrompt }) => id === activeId && aiPrompt.trim() !== ""),
  );
  return (
    <>
      <p>
        {`Painted here, by the built-in renderer: nothing leaves this studio. ${GROUNDS[ground]} ${nails === 1 ? "One nail" : `${nails} nails`} in each image.`}
      </p>
      <section aria-labelledby="request-understood">
        <h3 id="request-understood" className={styles.heading}>
          What it understands of your words
        </h3>
        {words.length === 0 ? (
          <p className={styles.soft}>
            {hasPrompt
              ? "Your words name no colour, finish, pattern, shape or mood that it knows, so the settings alone decide."
              : "There are no words, so the settings alone decide."}
          </p>
        ) : (
          <ul className={styles.chips}>
            {words.map((word) => (
              <li key={word} className={styles.chip}>
                {word}
              </li>
            ))}
          </ul>
        )}
      </section>
      {changes.length + details.length > 0 && (
        <section aria-labelledby="request-changes">
          <h3 id="request-changes" className={styles.heading}>
            What they change
          </h3>
          <ul className={styles.changes}>
            {changes.map(({ setting, value }) => (
              <li key={setting}>{`${spoken(setting)}: ${value}`}</li>
            ))}
            {details.map((detail) => (
              <li key={detail}>{spoken(detail)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** "nailShape" → "Nail shape". */
function spoken(name: string): string {
  const known = SPOKEN[name];
  if (known) return known;
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
