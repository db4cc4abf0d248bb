import { t } from "@lingui/core/macro";
import { Bell, ChevronDown } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { needsHttps } from "../../platform/secure-context.ts";
import { Switch } from "../../ui/Switch.tsx";
import { playChime } from "./chime.ts";
import {
  type Permission,
  askPermission,
  readPermission,
  subscribeDevice,
  unsubscribeDevice,
} from "./push-device.ts";
import { useNotifySettings } from "./use-notify-settings.ts";
import styles from "./notify.module.css";

type Reach = "unknown" | "closed" | "open";

/**
 * The settings "Tell me when it is done": a notification and a soft sound. Each is off until requested, and applies
 * only to this device.
 */
export function NotifySettings() {
  const { notification, sound, set } = useNotifySettings();
  const [permission, setPermission] = useState<Permission>(readPermission);
  const [reach, setReach] = useState<Reach>("unknown");
  const isOn = notification && permission === "granted";

  useEffect(() => {
    const reread = () => setPermission(readPermission());
    document.addEventListener("visibilitychange", reread);
    return () => document.removeEventListener("visibilitychange", reread);
  }, []);

  async function switchNotification(wanted: boolean) {
    if (!wanted) {
      set({ notification: false });
      // If the server cannot be reached now, it learns at the next push that the push service no longer has this
      // device. The server then removes the device.
      await unsubscribeDevice().catch(() => {});
      return;
    }
    const answer = await askPermission();
    setPermission(answer);
    if (answer !== "granted") return;
    set({ notification: true });
    setReach(
      await subscribeDevice().then(
        () => "closed" as const,
        () => "open" as const,
      ),
    );
  }

  return (
    <details className={styles.notify}>
      <summary className={styles.title}>
        <Bell className="icon" aria-hidden />
        <span>{t`Tell me when it is done`}</span>
        <span className={styles.now}>{nowWords(isOn, sound)}</span>
        <ChevronDown className={`icon ${styles.arrow}`} aria-hidden />
      </summary>
      <Row
        label={t`Notification`}
        hint={hintOf(permission, isOn, reach)}
        isOn={isOn}
        isDisabled={permission === "denied" || permission === "unsupported"}
        onSwitch={(wanted) => void switchNotification(wanted)}
      />
      <Row
        label={t`Soft sound`}
        hint={t`Only while a window of the studio is open.`}
        isOn={sound}
        onSwitch={(wanted) => {
          set({ sound: wanted });
          if (wanted) void playChime();
        }}
      />
    </details>
  );
}

function nowWords(notification: boolean, sound: boolean): string {
  if (notification) return sound ? t`Notification, sound` : t`Notification`;
  return sound ? t`Sound` : t`Off`;
}

function hintOf(permission: Permission, isOn: boolean, reach: Reach): string {
  if (permission === "denied")
    return t`This browser blocks notifications. Allow them for this page in the address bar, then come back.`;
  if (permission === "unsupported")
    return (
      needsHttps(t`Notifications`) ??
      t`This browser offers no notifications for this page. On an iPhone, add the studio to the home screen first.`
    );
  if (!isOn) return t`On this device, when you are looking at something else.`;
  return reach === "open"
    ? t`Notifications come only while a window of the studio is open, because this browser's push service did not answer.`
    : t`When you are looking at something else, even with the browser closed.`;
}

interface RowProps {
  label: string;
  hint: string;
  isOn: boolean;
  isDisabled?: boolean;
  onSwitch: (wanted: boolean) => void;
}

function Row({ label, hint, isOn, isDisabled = false, onSwitch }: RowProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <div>
        <label htmlFor={id}>{label}</label>
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <Switch
        className={styles.switch}
        id={id}
        aria-describedby={`${id}-hint`}
        isOn={isOn}
        disabled={isDisabled}
        onSwitch={onSwitch}
      >
        <span className={styles.thumb} />
      </Switch>
    </div>
  );
}
