import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "../../ui/toast.ts";
import { copyText } from "../../platform/secure-context.ts";
import styles from "./api-keys.module.css";

interface ShownOnceProps {
  /** The name of the key, or what the secret signs. */
  name: string;
  thing: "key" | "secret";
  text: string;
  onDone: () => void;
}

/** Shows a new key or secret in full, this one time only. */
export function ShownOnce({ name, thing, text, onDone }: ShownOnceProps) {
  const [isCopied, setCopied] = useState(false);
  const written = useRef<HTMLElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const copyWords = thing === "key" ? t`Copy key` : t`Copy secret`;
  useEffect(() => copyButton.current?.focus(), []);

  async function copy() {
    try {
      await copyText(text);
      setCopied(true);
    } catch {
      // Only a page with a secure origin may write to the clipboard. On other pages the user can copy the selected text
      // by hand.
      if (written.current) getSelection()?.selectAllChildren(written.current);
      toast.info(thing === "key" ? t`The key is selected` : t`The secret is selected`, {
        description: t`Copy it with the keyboard.`,
      });
    }
  }

  return (
    <div className={styles.made} role="status">
      <p className={styles.once}>
        <Trans>
          Copy <strong>{name}</strong> now. It is shown only this once.
        </Trans>
      </p>
      <code className={styles.text} ref={written}>
        {text}
      </code>
      <div className={styles.actions}>
        <button className="button" type="button" ref={copyButton} onClick={() => void copy()}>
          {isCopied ? (
            <Check className="icon" aria-hidden />
          ) : (
            <Copy className="icon" aria-hidden />
          )}
          <span>{isCopied ? t`Copied` : copyWords}</span>
        </button>
        <button className="button button-quiet" type="button" onClick={onDone}>{t`Done`}</button>
      </div>
    </div>
  );
}
