import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStore } from "../../platform/kept.ts";

interface NotifySettings {
  /** True if a notification is shown when a design ends while no window is visible. */
  notification: boolean;
  /** True if a soft sound is played when a design ends while no window is visible. */
  sound: boolean;
  set: (change: Partial<Pick<NotifySettings, "notification" | "sound">>) => void;
}

/** How this device reports a finished design. Both ways are off until the user turns them on. */
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
