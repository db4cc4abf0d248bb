import { t } from "@lingui/core/macro";
import {
  type Build,
  BUILDS,
  readRules,
  type Removal,
  REMOVALS,
  type FileFault,
  STUDIO_RULES,
  writeRules,
} from "@lacquer/craft";
import { type ReactNode, useId, useState } from "react";
import { announce } from "../announcer/index.ts";
import { FileFaults } from "../file-faults/index.ts";
import styles from "./craft.module.css";
import { useStudioRules } from "./studio-rules.ts";

const buildWords = (): Record<Build, string> => ({
  auto: t({ message: "as the length needs", comment: "Nails are built …" }),
  natural: t({ message: "on natural nails", comment: "Nails are built …" }),
  overlay: t({ message: "with an overlay", comment: "Nails are built …" }),
  extension: t({ message: "with an extension", comment: "Nails are built …" }),
});
const removalWords = (): Record<Removal, string> => ({
  none: t({ message: "nothing", comment: "Nothing is to be removed first." }),
  gel: t({ message: "gel", comment: "Old gel is to be removed first." }),
  acrylic: t({ message: "acrylic", comment: "Old acrylic is to be removed first." }),
});
const CURRENCIES = ["EUR", "USD", "GBP", "BRL", "CHF", "PLN", "CAD", "AUD", "MXN", "VND"];
const YOURS = "yours";
const RATE_MOST = 10_000;

/**
 * The studio's own figures. The rate, the currency and habits have fields; all figures can be exported and imported as
 * a file.
 */
export function Rates() {
  const { rules, change } = useStudioRules();
  const { currency, perHour } = rules.rates;
  const { build, removal } = rules.habits;
  const currencies = [...new Set([currency, ...CURRENCIES])];
  const rate = (value: number) =>
    change((now) => ({
      ...now,
      rates: { ...now.rates, perHour: { value, origin: YOURS } },
    }));
  return (
    <section aria-label={t`Your rates`} className={styles.rates} data-own-undo>
      <h3 className={styles.heading}>{t`Your rates`}</h3>
      <HourlyRate value={perHour.value} onChange={rate} />
      <Choice
        label={t`Currency`}
        value={currency}
        options={currencies.map((value) => ({ value, label: value }))}
        onChange={(value) =>
          change((now) => ({ ...now, rates: { ...now.rates, currency: value } }))
        }
      />
      <Choice
        label={t`Nails are built`}
        value={build}
        options={BUILDS.map((value) => ({ value, label: buildWords()[value] }))}
        onChange={(value) => change((now) => ({ ...now, habits: { ...now.habits, build: value } }))}
      />
      <Choice
        label={t`To remove first`}
        value={removal}
        options={REMOVALS.map((value) => ({ value, label: removalWords()[value] }))}
        onChange={(value) =>
          change((now) => ({ ...now, habits: { ...now.habits, removal: value } }))
        }
      />
      <RulesFile />
    </section>
  );
}

/**
 * The field for the hourly rate. The rate is saved while the user is typing, because closing the panel with a key does
 * not blur the field first.
 */
function HourlyRate({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Labelled label={t({ message: "An hour", comment: "The price of an hour of work." })}>
      {(id) => (
        <input
          id={id}
          className="field-input tabular"
          type="number"
          inputMode="decimal"
          min={0}
          max={RATE_MOST}
          step="any"
          value={typed ?? String(value)}
          onBlur={() => setTyped(null)}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            const next = Number(currentTarget.value);
            if (currentTarget.value !== "" && currentTarget.validity.valid) onChange(next);
          }}
        />
      )}
    </Labelled>
  );
}

/** Exports and imports all times, prices, limits and charts as one file. */
function RulesFile() {
  const { rules, replace, reset } = useStudioRules();
  const [faults, setFaults] = useState<FileFault[]>([]);
  const read = async (file: File) => {
    const answer = readRules(await file.text());
    if ("faults" in answer) return setFaults(answer.faults);
    setFaults([]);
    replace(answer.rules);
    announce(t`Your rules are in use.`);
  };
  return (
    <>
      <p className={styles.file}>
        <a
          className="button button-small"
          download="lacquer-craft.json"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(writeRules(rules))}`}
        >
          {t`Save all rules`}
        </a>
        <label className={`button button-small ${styles.open}`}>
          <span>{t`Open a file of rules`}</span>
          <input
            className="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = "";
              if (file) void read(file);
            }}
          />
        </label>
        {rules !== STUDIO_RULES && (
          <button className="button button-small button-quiet" type="button" onClick={reset}>
            {t`Back to the starting values`}
          </button>
        )}
      </p>
      <FileFaults faults={faults} className={styles.faults} />
    </>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </p>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          className="field-input"
          value={value}
          onChange={({ currentTarget }) => {
            const chosen = options.find((option) => option.value === currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
