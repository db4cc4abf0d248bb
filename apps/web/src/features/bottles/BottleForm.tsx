import { t } from "@lingui/core/macro";
import { type Bottle, type BottleFields, FINISHES } from "@lacquer/contracts";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import { ColorWell } from "../color/index.ts";
import { capitalized, nameOf } from "../names/index.ts";
import styles from "./bottles.module.css";
import { SwatchPhoto } from "./SwatchPhoto.tsx";
import { useBottles } from "./use-bottles.ts";

interface Props {
  /** The bottle to change; null for a new one. */
  bottle: Bottle | null;
  onDone: () => void;
}

type Colour = Pick<BottleFields, "color" | "colorOrigin">;

const FIRST: Colour = { color: "#B3122D", colorOrigin: "hand" };

/** Adds a bottle, or changes one. The colour is chosen by hand or read from a photo of its swatch. */
export function BottleForm({ bottle, onDone }: Props) {
  const id = useId();
  const [colour, setColour] = useState<Colour>(bottle ?? FIRST);
  const { put, update } = useBottles();
  const { check, form, problems } = useFormCheck();
  const problem = put.error ?? update.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const fields = fieldsIn(new FormData(event.currentTarget), colour);
    const then = { onSuccess: onDone };
    if (bottle) update.mutate({ ...fields, id: bottle.id }, then);
    else put.mutate({ bottles: [fields] }, then);
  }

  return (
    <form
      className={styles.form}
      aria-label={bottle ? changing(bottle) : t`A new bottle`}
      onSubmit={submit}
      {...form}
    >
      <Field
        id={`${id}name`}
        label={t`Name`}
        name="name"
        autoComplete="off"
        maxLength={80}
        defaultValue={bottle?.name}
        problem={problems["name"]}
      />
      <Optional
        id={`${id}maker`}
        label={t({ message: "Maker", comment: "The brand of a polish." })}
        name="maker"
        most={60}
        value={bottle?.maker}
      />
      <Optional id={`${id}code`} label={t`Code`} name="code" most={40} value={bottle?.code} />
      <FinishField id={`${id}finish`} value={bottle?.finish ?? ""} />
      <div className={styles.colour}>
        <ColorWell
          color={colour.color}
          label={t`Colour of the bottle`}
          className={styles.well}
          onChange={(color) => setColour({ color, colorOrigin: "hand" })}
        />
        <span className="tabular">{colour.color}</span>
      </div>
      <SwatchPhoto onColor={(color) => setColour({ color, colorOrigin: "photo" })} />
      <p className="field-problem" role="alert">
        {problem && failureOf(problem).message}
      </p>
      <p className={styles.actions}>
        <button
          className="button button-primary"
          type="submit"
          disabled={put.isPending || update.isPending}
        >
          {bottle ? t`Save` : t`Put on the shelf`}
        </button>
        <button className="button button-quiet" type="button" onClick={onDone}>
          {t`Cancel`}
        </button>
      </p>
    </form>
  );
}

function FinishField({ id, value }: { id: string; value: string }) {
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {t`Finish`}
      </label>
      <select className="field-input" id={id} name="finish" defaultValue={value}>
        <option value="">{t`Not known`}</option>
        {FINISHES.map((finish) => (
          <option key={finish} value={finish}>
            {capitalized(nameOf(finish))}
          </option>
        ))}
      </select>
    </div>
  );
}

const changing = ({ name }: Bottle): string => t`Change ${name}`;

function fieldsIn(data: FormData, colour: Colour): BottleFields {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    name: text("name"),
    maker: text("maker"),
    code: text("code"),
    finish: FINISHES.find((finish) => finish === text("finish")) ?? null,
    color: colour.color,
    colorOrigin: colour.colorOrigin,
  };
}

interface OptionalProps {
  id: string;
  label: string;
  name: string;
  most: number;
  value: string | undefined;
}

function Optional({ id, label, name, most, value }: OptionalProps) {
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="field-input"
        id={id}
        name={name}
        maxLength={most}
        autoComplete="off"
        defaultValue={value}
      />
    </div>
  );
}
