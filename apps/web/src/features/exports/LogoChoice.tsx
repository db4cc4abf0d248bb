import { t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { newId } from "../../platform/ids.ts";
import { uploadImage, useFilePicker } from "../uploads/index.ts";
import styles from "./logo-choice.module.css";
import { LOGO_TEXT_MAX, textLogo } from "./text-logo.ts";
import type { ChosenLogo } from "./use-logo.ts";

/** The choice to put the account's newest logo on the export. It is off until the user chooses it. */
export function LogoChoice({ logo }: { logo: ChosenLogo }) {
  const { isWanted, isReading, shown } = logo;
  return (
    <fieldset className={styles.logo}>
      <legend className="visually-hidden">{t`Logo`}</legend>
      <label className={styles.row}>
        <input
          type="checkbox"
          checked={isWanted}
          onChange={({ currentTarget }) => logo.want(currentTarget.checked)}
        />
        <span>{t`Your logo in a corner`}</span>
      </label>
      {isWanted && shown && (
        <p className={styles.kept}>
          <img src={shown.url} alt={t`Your logo`} />
          <button className="button button-small" type="button" onClick={logo.change}>
            {t({ message: "Change", comment: "Lets the user make another logo." })}
          </button>
        </p>
      )}
      {isWanted && !shown && !isReading && <NewLogo onMade={logo.readAgain} />}
    </fieldset>
  );
}

/** Makes a logo of a text or a picture, and stores it with the account. */
function NewLogo({ onMade }: { onMade: () => Promise<void> }) {
  const id = useId();
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const store = async (picture: Blob | null) => {
    if (!picture) return;
    setBusy(true);
    setFault(null);
    try {
      await uploadImage(picture, "logo", { key: newId() });
      await onMade();
    } catch (error) {
      setFault(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  const picker = useFilePicker((file) => void store(file));
  const said = text.trim();
  return (
    <div className={styles.fresh}>
      <label htmlFor={id}>{t`Name of your studio`}</label>
      <input
        id={id}
        className="field-input"
        maxLength={LOGO_TEXT_MAX}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <span className={styles.ways}>
        <button
          className="button button-small"
          type="button"
          disabled={isBusy || said === ""}
          aria-busy={isBusy}
          onClick={() => void textLogo(said).then(store)}
        >
          {t`Use the name`}
        </button>
        <button
          className="button button-small"
          type="button"
          disabled={isBusy}
          onClick={picker.open}
        >
          {t`Choose a picture`}
        </button>
      </span>
      {picker.input}
      <p className="field-problem" role="alert">
        {fault}
      </p>
    </div>
  );
}
