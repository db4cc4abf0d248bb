import { t } from "@lingui/core/macro";
import { DESIGN_SEARCH_MAX } from "@lacquer/contracts";
import { Search, SlidersHorizontal, X } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import {
  type DesignFilters,
  filterCount,
  filtersOffered,
  withFilter,
  withoutFilters,
} from "./filters.ts";
import styles from "./search-bar.module.css";

interface SearchBarProps {
  filters: DesignFilters;
  onChange: (filters: DesignFilters) => void;
}

/** Longer than the usual time between two key presses within a word. */
const TYPING_MS = 200;

/** Searches images by words, and by the settings they were made with. */
export function SearchBar({ filters, onChange }: SearchBarProps) {
  const [isOpen, setOpen] = useState(false);
  // The time limits are computed once, so that they stay the same while the collection is open.
  const [offered] = useState(() => filtersOffered());
  // The colour field is created anew each time the search is cleared, so that it forgets the picked colour.
  const [clearings, setClearings] = useState(0);
  const count = filterCount(filters);
  return (
    <search className={styles.search}>
      <div className={styles.line}>
        <WordsField onSearch={(words) => onChange(withFilter(filters, "words", words))} />
        <button
          className="button"
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <SlidersHorizontal className="icon" aria-hidden />
          <span className="tabular">{count === 0 ? t`Filters` : t`Filters (${count})`}</span>
        </button>
      </div>
      {isOpen && (
        <div className={styles.filters}>
          {offered.map(({ key, label, choices }) => (
            <label key={key}>
              <span className="field-label">{label}</span>
              <select
                className="field-input"
                value={filters[key] ?? ""}
                onChange={({ target }) => onChange(withFilter(filters, key, target.value))}
              >
                <option value="">{t({ message: "Any", comment: "No filter for this." })}</option>
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <ColorFilter
            key={clearings}
            color={filters.color}
            onChange={(color) => onChange(withFilter(filters, "color", color))}
          />
          {count > 0 && (
            <button
              className="button button-quiet"
              type="button"
              onClick={() => {
                setClearings(clearings + 1);
                onChange(withoutFilters(filters));
              }}
            >
              {t`Clear filters`}
            </button>
          )}
        </div>
      )}
    </search>
  );
}

/** Reports the typed words when the user pauses. */
function WordsField({ onSearch }: { onSearch: (words: string) => void }) {
  const [text, setText] = useState<string | null>(null);
  // An effect event: only new text starts a search here, and each search uses the latest filters.
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => search(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className={styles.field}>
      <Search className="icon" aria-hidden />
      <span className="visually-hidden">{t`Search the collection`}</span>
      <input
        className="field-input"
        type="search"
        placeholder={t`Words, name, shape, finish …`}
        maxLength={DESIGN_SEARCH_MAX}
        value={text ?? ""}
        onChange={({ target }) => setText(target.value)}
      />
    </label>
  );
}

const NO_COLOR = "#b3202f";

/** Lets the user find images whose lacquer looks like a colour. */
function ColorFilter({
  color,
  onChange,
}: {
  color: string | undefined;
  onChange: (color: string) => void;
}) {
  const [picked, setPicked] = useState<string | null>(null);
  // The browser's colour picker reports every colour on the way to the chosen one, so the search waits until the colour
  // stays the same.
  const search = useEffectEvent(onChange);
  useEffect(() => {
    if (picked === null) return;
    const timer = setTimeout(() => search(picked), TYPING_MS);
    return () => clearTimeout(timer);
  }, [picked]);
  return (
    <div>
      <label className="field-label" htmlFor="collection-color">
        {t`Near a colour`}
      </label>
      <div className={styles.color}>
        <input
          id="collection-color"
          type="color"
          value={picked ?? color ?? NO_COLOR}
          onChange={({ target }) => setPicked(target.value)}
        />
        <span translate="no">
          {color ? color.toUpperCase() : t({ message: "Any", comment: "Any colour." })}
        </span>
        {color && (
          <button
            className="icon-button"
            type="button"
            aria-label={t`Any colour`}
            onClick={() => {
              setPicked(null);
              onChange("");
            }}
          >
            <X className="icon" aria-hidden />
          </button>
        )}
      </div>
    </div>
  );
}
