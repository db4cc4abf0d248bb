import { DEFAULT_HAND, type DesignSettings, type HandPose, type Skin } from "@lacquer/contracts";
import { useSyncExternalStore } from "react";
import { isUpright, onTurn } from "../../platform/upright-screen.ts";
import { useTabsStore } from "../tabs/index.ts";

export interface ShownHand {
  pose: HandPose;
  skin: Skin;
}

const poseFor = (upright: boolean): HandPose => (upright ? "upright" : "wide");

/**
 * Returns the rendered hand for a design without a photo. If no pose is chosen, it has the pose that suits the screen.
 */
export function handOnStage({ hand }: DesignSettings, upright = isUpright()): ShownHand {
  return { pose: hand?.pose ?? poseFor(upright), skin: hand?.skin ?? DEFAULT_HAND.skin };
}

/** Returns the same hand as `handOnStage`, and updates it when the screen is rotated. */
export function useHandOnStage(settings: DesignSettings): ShownHand {
  return handOnStage(settings, useSyncExternalStore(onTurn, isUpright));
}

export function chooseHand(tabId: string, choice: Partial<ShownHand>) {
  useTabsStore.getState().updateTab(tabId, ({ designSettings }) => ({
    designSettings: { ...designSettings, hand: { ...designSettings.hand, ...choice } },
  }));
}
