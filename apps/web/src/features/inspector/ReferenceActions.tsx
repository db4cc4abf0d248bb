import { t } from "@lingui/core/macro";
import { ArrowDown, ArrowUp, Pin, X } from "lucide-react";
import { moveReference, removeReference, setNailReference } from "../draft/index.ts";
import { nailInText } from "../names/index.ts";
import { isKept } from "../outbox/index.ts";
import type { DraftReference } from "../tabs/index.ts";
import styles from "./references.module.css";
import { TakeLook } from "./TakeLook.tsx";
import type { Design } from "./use-design.ts";

interface Props {
  tabId: string;
  reference: DraftReference;
  index: number;
  count: number;
  nail: Design["nail"];
}

/** The actions for one reference: using it for the selected nail, moving it in the list, and removing it. */
export function ReferenceActions({ tabId, reference, index, count, nail }: Props) {
  const number = index + 1;
  const name = t`reference ${number}`;
  const isOwn = nail?.guide.design?.referenceImageUrl === reference.url;
  return (
    <span className={styles.actions}>
      <TakeLook tabId={tabId} url={reference.url} name={name} />
      {nail && (
        <button
          type="button"
          aria-label={t`Only ${name} on the ${{ nail: nailInText(nail.guide) }}`}
          aria-pressed={isOwn}
          disabled={isKept(reference.url)}
          onClick={() => setNailReference(tabId, nail.index, isOwn ? null : reference.url)}
        >
          <Pin className="icon" aria-hidden />
        </button>
      )}
      {count > 1 && (
        <>
          <button
            type="button"
            data-again
            aria-label={t`Move ${name} forward`}
            disabled={index === 0}
            onClick={() => moveReference(tabId, index, index - 1)}
          >
            <ArrowUp className="icon" aria-hidden />
          </button>
          <button
            type="button"
            data-again
            aria-label={t`Move ${name} back`}
            disabled={index === count - 1}
            onClick={() => moveReference(tabId, index, index + 1)}
          >
            <ArrowDown className="icon" aria-hidden />
          </button>
        </>
      )}
      <button
        type="button"
        aria-label={t`Remove ${name}`}
        onClick={() => removeReference(tabId, index)}
      >
        <X className="icon" aria-hidden />
      </button>
    </span>
  );
}
