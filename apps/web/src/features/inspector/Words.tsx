import { cutText, PROMPT_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { useId } from "react";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { announce } from "../announcer/index.ts";
import { trpc } from "../../api/trpc.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import type { WordChip } from "./word-chips.ts";
import styles from "./words.module.css";

const chipsPart = partOf(() => import("./word-chips.ts"));

/** The field for the designer's own words, which also shows the words that are painted. */
export function Words({ tab }: { tab: DraftTab }) {
  const id = useId();
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  const { length: count } = tab.aiPrompt;
  const left = PROMPT_MAX - count;
  const words = usePart(chipsPart, tab.aiPrompt !== "");
  const chips = words?.wordChips(tab.aiPrompt) ?? [];
  const write = (aiPrompt: string) => useTabsStore.getState().updateTab(tab.id, { aiPrompt });
  const leaveOut = (chip: WordChip) => {
    if (words) write(words.withoutWord(tab.aiPrompt, chip));
    announce(t`${{ text: chip.text }} left out.`);
  };
  return (
    <div className={styles.words}>
      <textarea
        className={styles.textarea}
        aria-label={t`The design in words`}
        aria-describedby={id}
        rows={3}
        maxLength={PROMPT_MAX}
        value={tab.aiPrompt}
        placeholder={t`Deep oxblood, one fine gold line across each nail`}
        onChange={({ currentTarget }) => write(cutText(currentTarget.value, PROMPT_MAX))}
      />
      {chips.length > 0 && (
        <ul className={styles.understood} aria-label={t`Words that are painted`}>
          {chips.map((chip) => (
            <li key={chip.key} className={styles.word}>
              {chip.color && (
                <span
                  className={styles.wordColor}
                  style={{ "--polish": chip.color }}
                  aria-hidden="true"
                />
              )}
              <span>
                <span>{`${chip.text} `}</span>
                <small>{chip.sets}</small>
              </span>
              <button
                type="button"
                aria-label={t`Leave out ${{ text: chip.text }}`}
                onClick={() => leaveOut(chip)}
              >
                <X className="icon" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id={id} className={styles.hint}>
        <span>{hintFor(chips.length, status.data?.provider ?? null)}</span>
        <span className="tabular">
          {left < 200
            ? t({ message: `${left} left`, comment: "letters that may still be written" })
            : t`${count} of ${PROMPT_MAX}`}
        </span>
      </p>
    </div>
  );
}

function hintFor(understood: number, provider: "openai" | "renderer" | null): string {
  if (provider === "openai") {
    return understood > 0
      ? t`These words change the preview only; the image provider reads your whole text.`
      : t`The image provider reads your whole text. Words for colours, finishes and patterns also change the preview.`;
  }
  return understood > 0
    ? t`These words are painted and take precedence over the pickers. The rest is kept with the design.`
    : t`The colours, finishes and patterns that you name here are painted.`;
}
