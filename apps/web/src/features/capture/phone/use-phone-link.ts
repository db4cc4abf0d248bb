import type { PhoneLink, Upload } from "@lacquer/contracts";
import { useEffect, useRef, useState } from "react";
import { failureOf } from "../../../api/errors.ts";
import { trpcClient } from "../../../api/trpc.ts";
import { phoneAddress } from "./phone-address.ts";

const LOOK_MS = 1_000;

export interface LinkOnComputer {
  /** The address for the phone; null until the link is created. */
  address: string | null;
  state: PhoneLink["state"] | "making" | "failed";
  /** Why the link could not be created, or why its state is unknown at the moment. */
  fault: string | null;
  minutesLeft: number;
}

const MAKING: LinkOnComputer = { address: null, state: "making", fault: null, minutesLeft: 0 };

/**
 * A link that accepts one photo for this design. Its state is read every second while the dialog is open. Closing the
 * dialog also closes the link. `again` creates a new link.
 */
export function usePhoneLink(
  tabId: string,
  onPhoto: (upload: Upload | null) => void,
): LinkOnComputer & { again: () => void } {
  const [link, setLink] = useState(MAKING);
  const [round, setRound] = useState(0);
  const arrived = useRef(onPhoto);
  useEffect(() => {
    arrived.current = onPhoto;
  });
  useEffect(() => {
    let stopped = false;
    let id: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const change = (patch: Partial<LinkOnComputer>) => {
      if (!stopped) setLink((now) => ({ ...now, ...patch }));
    };

    async function look(): Promise<void> {
      if (stopped || id === null) return;
      try {
        const { state, secondsLeft, upload } = await trpcClient.phoneLinks.get.query(id);
        if (stopped) return;
        change({ state, fault: null, minutesLeft: Math.ceil(secondsLeft / 60) });
        if (state === "arrived") return arrived.current(upload);
        if (state === "expired" || state === "closed") return;
      } catch (error) {
        const { code, message } = failureOf(error);
        // The server drops a link once newer links have replaced it.
        if (code === "phone_link_not_found") return change({ state: "closed" });
        change({ fault: message });
      }
      timer = setTimeout(() => void look(), LOOK_MS);
    }

    trpcClient.phoneLinks.create.mutate({ tabId }).then(
      ({ id: made, token, secondsLeft }) => {
        id = made;
        if (stopped) return closeLink(made);
        const minutesLeft = Math.ceil(secondsLeft / 60);
        change({ address: phoneAddress(token), state: "waiting", minutesLeft });
        void look();
      },
      (error: unknown) => change({ state: "failed", fault: failureOf(error).message }),
    );
    const close = () => {
      stopped = true;
      clearTimeout(timer);
      if (id !== null) closeLink(id);
    };
    window.addEventListener("pagehide", close);
    return () => {
      window.removeEventListener("pagehide", close);
      close();
    };
  }, [tabId, round]);
  const again = () => {
    setLink(MAKING);
    setRound((now) => now + 1);
  };
  return { ...link, again };
}

/** Also called while the window closes. If this request is lost, the link expires by itself. */
function closeLink(id: string): void {
  fetch(`/api/phone-links/${id}`, { method: "DELETE", keepalive: true }).catch(() => {});
}
