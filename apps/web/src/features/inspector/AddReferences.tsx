import { t } from "@lingui/core/macro";
import { Plus } from "lucide-react";
import { useRef } from "react";
import { addReferences } from "../draft/index.ts";
import { PICTURE_FILES } from "../uploads/index.ts";
import styles from "./references.module.css";

/** The last item of the list: a button for choosing pictures. It also says that pictures can be dropped and pasted. */
export function AddReferences({ tabId, isFirst }: { tabId: string; isFirst: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <li>
      <button type="button" className={styles.add} onClick={() => input.current?.click()}>
        <Plus className="icon" aria-hidden />
        <span className={isFirst ? "" : "visually-hidden"}>
          {t`Add references: choose, drop or paste pictures`}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        accept={PICTURE_FILES}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          addReferences(tabId, currentTarget.files ?? []);
          currentTarget.value = "";
        }}
      />
    </li>
  );
}
