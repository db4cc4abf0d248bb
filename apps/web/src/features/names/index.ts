export { fingerName, handName, nailInText, nailName, poseName, skinName } from "./hand.ts";
export {
  capitalized,
  finishWords,
  labelOf,
  nameOf,
  SETTING_KEYS,
  settingName,
} from "./settings.ts";
export { imageName } from "./image-name.ts";
export { formName, kindName, thingCount, thingName } from "./things.ts";
