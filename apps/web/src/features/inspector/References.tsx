import { REFERENCES_MAX } from "@lacquer/contracts";
import { addReferences, moveReference, useArrivingReferences } from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import { useRef } from "react";
import { AddReferences } from "./AddReferences.tsx";
import { ArrivingItem } from "./ArrivingItem.tsx";
import { ReferenceItem } from "./ReferenceItem.tsx";
import styles from "./references.module.css";
import type { Design } from "./use-design.ts";
import { useDragOrder } from "./use-drag-order.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";
import { usePastedReferences } from "./use-pasted-references.ts";

/** The pictures that guide the design, each with its own weight. A picture can also be used for `nail` alone. */
export function References({ tab, nail }: { tab: DraftTab; nail: Design["nail"] }) {
  const { id, references, originalImage } = tab;
  const arriving = useArrivingReferences(id);
  const count = references.length + arriving.length;
  const { isOver, handlers } = useDroppedFiles((files) => addReferences(id, files));
  usePastedReferences(id, originalImage !== null);
  const list = useRef<HTMLUListElement>(null);
  const move = (from: number, to: number) => moveReference(id, from, to);
  const order = useDragOrder({ list, count: references.length, move });
  return (
    <div className={styles.references} data-over={isOver} {...handlers}>
      <ul ref={list} className={styles.list}>
        {references.map((reference, index) => (
          <ReferenceItem
            key={reference.url}
            tabId={id}
            reference={reference}
            index={index}
            count={references.length}
            nail={nail}
            order={order}
          />
        ))}
        {arriving.map((item) => (
          <ArrivingItem key={item.id} tabId={id} item={item} />
        ))}
        {count < REFERENCES_MAX && <AddReferences tabId={id} isFirst={count === 0} />}
      </ul>
    </div>
  );
}
