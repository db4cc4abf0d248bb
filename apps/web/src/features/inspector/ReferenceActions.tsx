import { ArrowDown, ArrowUp, Pin, X } from "lucide-react";
import { moveReference, nailName, removeReference, setNailReference } from "../draft/index.ts";
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
  const name = `reference ${index + 1}`;
  const isOwn = nail?.guide.design?.referenceImageUrl === reference.url;
  return (
    <span className={styles.actions}>
      <TakeLook tabId={tabId} url={reference.url} name={name} />
      {nail && (
        <button
          type="button"
          aria-label={`Only ${name} on the ${nailName(nail.guide).toLowerCase()}`}
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
            aria-label={`Move ${name} forward`}
            disabled={index === 0}
            onClick={() => moveReference(tabId, index, index - 1)}
          >
            <ArrowUp className="icon" aria-hidden />
          </button>
          <button
            type="button"
            data-again
            aria-label={`Move ${name} back`}
            disabled={index === count - 1}
            onClick={() => moveReference(tabId, index, index + 1)}
          >
            <ArrowDown className="icon" aria-hidden />
          </button>
        </>
      )}
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={() => removeReference(tabId, index)}
      >
        <X className="icon" aria-hidden />
      </button>
    </span>
  );
}
