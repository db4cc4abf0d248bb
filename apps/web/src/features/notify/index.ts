export { forgetDevice } from "./forget-device.ts";
export { Notifier } from "./Notifier.tsx";
export { NotifySettings } from "./NotifySettings.tsx";
