import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "../../ui/toast.ts";
import { copyText } from "../../platform/secure-context.ts";
import styles from "./api-keys.module.css";

interface ShownOnceProps {
  /** What it opens or signs. */
  name: string;
  thing: "key" | "secret";
  text: string;
  onDone: () => void;
}

/** A new key or secret, shown in full this one time. */
export function ShownOnce({ name, thing, text, onDone }: ShownOnceProps) {
  const [isCopied, setCopied] = useState(false);
  const written = useRef<HTMLElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  useEffect(() => copyButton.current?.focus(), []);

  async function copy() {
    try {
      await copyText(text);
      setCopied(true);
    } catch {
      // Only a secure origin may write to the clipboard; the selected text can still be copied by hand.
      if (written.current) getSelection()?.selectAllChildren(written.current);
      toast.info(`The ${thing} is selected`, { description: "Copy it with the keyboard." });
    }
  }

  return (
    <div className={styles.made} role="status">
      <p className={styles.once}>
        Copy <strong>{name}</strong> now. It is shown only this once.
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
          <span>{isCopied ? "Copied" : `Copy ${thing}`}</span>
        </button>
        <button className="button button-quiet" type="button" onClick={onDone}>
          Done
        </button>
      </div>
    </div>
  );
}
