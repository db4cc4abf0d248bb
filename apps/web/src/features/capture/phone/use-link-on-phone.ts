import type { ErrorCode } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { failureOf, metNobody, type RequestFailure } from "../../../api/errors.ts";
import { openLink, sendPhoto } from "./phone-access.ts";

/** How often the phone checks whether the computer is still waiting, in milliseconds. */
const LOOK_MS = 3_000;

export type PhoneStep =
  | { at: "opening" }
  | { at: "camera" }
  | { at: "review"; photo: Blob; fault: string | null }
  | { at: "sending"; photo: Blob; progress: number }
  | { at: "sent" }
  | { at: "over"; why: RequestFailure };

const OVER: ReadonlySet<ErrorCode | "offline"> = new Set([
  "phone_link_not_found",
  "phone_link_expired",
  "phone_link_used",
  "phone_link_closed",
  "invalid_input",
]);

/** Sends one photo from the phone to the computer. */
export function useLinkOnPhone() {
  const [step, setStep] = useState<PhoneStep>({ at: "opening" });
  const [away, setAway] = useState<string | null>(null);
  const waits = step.at === "opening" || step.at === "camera" || step.at === "review";

  useEffect(() => {
    if (!waits) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look() {
      try {
        await openLink();
        if (stopped) return;
        setAway(null);
        setStep((now) => (now.at === "opening" ? { at: "camera" } : now));
      } catch (error) {
        if (stopped) return;
        const why = failureOf(error);
        if (OVER.has(why.code)) return setStep({ at: "over", why });
        setAway(why.message);
      }
      timer = setTimeout(() => void look(), LOOK_MS);
    }
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [waits]);

  /** The idempotency key stays the same until the studio answers, so that a photo sent twice arrives only once. */
  async function send(photo: Blob) {
    for (;;) {
      setStep({ at: "sending", photo, progress: 0 });
      try {
        await sendPhoto(photo, (progress) => setStep({ at: "sending", photo, progress }));
        setAway(null);
        return setStep({ at: "sent" });
      } catch (error) {
        const why = failureOf(error);
        if (OVER.has(why.code)) return setStep({ at: "over", why });
        if (!metNobody(why)) return setStep({ at: "review", photo, fault: why.message });
        setAway(t`${{ message: why.message }} The photo will be sent again automatically.`);
        await new Promise((later) => setTimeout(later, LOOK_MS));
      }
    }
  }

  return {
    step,
    /** The reason why the studio does not answer at the moment. */
    away,
    review: (photo: Blob) => setStep({ at: "review", photo, fault: null }),
    retake: () => setStep({ at: "camera" }),
    send: (photo: Blob) => void send(photo),
  };
}
