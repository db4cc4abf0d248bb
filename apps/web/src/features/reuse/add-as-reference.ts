import { t } from "@lingui/core/macro";
import { REFERENCES_MAX } from "@lacquer/contracts";
import { failureOf, offline } from "../../api/errors.ts";
import { toast } from "../../ui/toast.ts";
import { addReferences } from "../draft/index.ts";
import { pictureBlob } from "../outbox/index.ts";
import { useTabsStore } from "../tabs/index.ts";

/** Adds a finished image to the references of the open design. */
export async function addAsReference(imageUrl: string): Promise<void> {
  const { activeId, tabs } = useTabsStore.getState();
  const tab = tabs.find((candidate) => candidate.id === activeId);
  if (!tab) return;
  const { name } = tab;
  if (tab.references.length >= REFERENCES_MAX) {
    toast.error(t`No room`, {
      description: t`A design can have up to ${REFERENCES_MAX} references. Remove one first.`,
    });
    return;
  }
  try {
    const blob = await pictureBlob(imageUrl).catch(() => Promise.reject(offline()));
    addReferences(tab.id, [new File([blob], "finished-image", { type: blob.type })]);
    toast(t`Added to the references of ${name}`);
  } catch (error) {
    toast.error(t`Could not be used as a reference`, { description: failureOf(error).message });
  }
}
