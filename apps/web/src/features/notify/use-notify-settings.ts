import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStore } from "../../platform/kept.ts";

interface NotifySettings {
  /** Show a notification when a design ends while no window is visible. */
  notification: boolean;
  /** Play a soft sound in that case. */
  sound: boolean;
  set: (change: Partial<Pick<NotifySettings, "notification" | "sound">>) => void;
}

/** This device's ways to report a finished design; both are off until somebody turns them on. */
export const useNotifySettings = create<NotifySettings>()(
  persist<NotifySettings, [], [], Pick<NotifySettings, "notification" | "sound">>(
    (set) => ({ notification: false, sound: false, set: (change) => set(change) }),
    {
      name: "lacquer.notify",
      version: 1,
      storage: createJSONStorage(() => keptStore),
      partialize: ({ notification, sound }) => ({ notification, sound }),
    },
  ),
);
