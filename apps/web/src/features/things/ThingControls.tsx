import { THING_FORMS, THING_KINDS, THING_SIZE_MIN, type ThingKind } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Image } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { i18n } from "../../platform/messages.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { capitalized, formName, kindName } from "../names/index.ts";
import { PICTURE_FILES } from "../uploads/index.ts";
import { keepDecal } from "./add-decal.ts";
import { SETTINGS, SWATCHES, type Swatch } from "./swatches.ts";
import { sizedTo } from "./thing-edits.ts";
import styles from "./things.module.css";
import type { Look } from "./use-bench.ts";

interface Props {
  look: Look;
  onChange: (look: Look) => void;
  /** Called when the user selects another kind of decoration. */
  onKind: (kind: ThingKind) => void;
}

/** The controls for kind, form, colour, size and angle of the selected decoration, or of the next one to place. */
export function ThingControls({ look, onChange, onKind }: Props) {
  const { kind } = look;
  return (
    <div className={styles.controls}>
      <Segmented
        label={t`Kind`}
        value={kind}
        options={THING_KINDS.map((value) => ({ value, label: capitalized(kindName(value)) }))}
        onChange={onKind}
      />
      {(kind === "stone" || kind === "charm") && (
        <Labelled
          label={
            kind === "stone"
              ? t({ message: "Cut", comment: "of a stone" })
              : t({ message: "Shape", context: "charm" })
          }
        >
          {(id) => (
            <select
              id={id}
              value={look.form ?? THING_FORMS[kind][0]}
              onChange={({ currentTarget }) => {
                const form = THING_FORMS[kind].find((one) => one === currentTarget.value);
                if (form) onChange({ ...look, form });
              }}
            >
              {THING_FORMS[kind].map((form) => (
                <option key={form} value={form}>
                  {formName(form)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {kind === "decal" ? (
        <DecalPicture look={look} onChange={onChange} />
      ) : (
        <Colour
          label={t`Colour`}
          value={look.color ?? SWATCHES[kind][0]?.color ?? ""}
          swatches={SWATCHES[kind]}
          onChange={(color) => onChange({ ...look, color })}
        />
      )}
      {kind === "stone" && <Setting look={look} onChange={onChange} />}
      <Slider
        label={t`Size`}
        shown={(percent) => t`${percent} %`}
        least={THING_SIZE_MIN * 100}
        most={100}
        value={Math.round(look.size * 100)}
        onChange={(size) => onChange(sizedTo(look, size / 100))}
      />
      <Slider
        label={t({ message: "Turn", comment: "the angle of a stone or charm" })}
        shown={(degrees) => `${degrees}°`}
        least={-180}
        most={180}
        value={Math.round(look.angle)}
        onChange={(angle) => onChange({ ...look, angle })}
      />
    </div>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** The choice of a stone's setting: claws, a rim, or none. */
function Setting({ look: { setting, ...look }, onChange }: Omit<Props, "onKind">) {
  const named = SETTINGS.find(({ color }) => color === setting);
  return (
    <Labelled label={t({ message: "Setting", comment: "the metal that holds a stone" })}>
      {(id) => (
        <select
          id={id}
          value={named?.color ?? (setting ? "own" : "none")}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === "none" ? look : { ...look, setting: value })
          }
        >
          <option value="none">{t({ message: "none", context: "setting of a stone" })}</option>
          {SETTINGS.map(({ name, color }) => (
            <option key={color} value={color}>
              {i18n._(name).toLowerCase()}
            </option>
          ))}
          {setting && !named && (
            <option value="own" disabled>
              {setting}
            </option>
          )}
        </select>
      )}
    </Labelled>
  );
}

interface ColourProps {
  label: string;
  value: string;
  swatches: readonly Swatch[];
  onChange: (color: string) => void;
}

function Colour({ label, value, swatches, onChange }: ColourProps) {
  return (
    <div className={styles.row} role="group" aria-label={label}>
      <span aria-hidden>{label}</span>
      <span className={styles.swatches}>
        {swatches.map(({ name, color }) => (
          <button
            key={color}
            type="button"
            className={styles.swatch}
            style={{ "--polish": color }}
            aria-label={i18n._(name)}
            title={i18n._(name)}
            aria-pressed={color.toLowerCase() === value.toLowerCase()}
            onClick={() => onChange(color)}
          />
        ))}
        <input
          type="color"
          className={styles.swatch}
          aria-label={t`Another colour`}
          value={value.toLowerCase()}
          onInput={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
        />
      </span>
    </div>
  );
}

function DecalPicture({ look, onChange }: Omit<Props, "onKind">) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    const imageUrl = file && (await keepDecal(file));
    if (imageUrl) onChange({ ...look, imageUrl });
  };
  return (
    <div className={styles.row}>
      <span>{t`Picture`}</span>
      <button type="button" className={styles.choose} onClick={() => input.current?.click()}>
        <Image className="icon" aria-hidden />
        <span>{look.imageUrl ? t`Choose another picture` : t`Choose its picture`}</span>
      </button>
      <input
        ref={input}
        type="file"
        aria-label={t`Picture of the decal`}
        accept={PICTURE_FILES}
        hidden
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

interface SliderProps {
  label: string;
  shown: (value: number) => string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}

function Slider({ label, shown, least, most, value, onChange }: SliderProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <input
            id={id}
            type="range"
            min={least}
            max={most}
            step={1}
            value={value}
            onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
          />
          <output htmlFor={id} className="tabular">
            {shown(value)}
          </output>
        </>
      )}
    </Labelled>
  );
}
