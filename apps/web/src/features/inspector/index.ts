export { Inspector } from "./Inspector.tsx";
export { capitalized, finishWords, nameOf, SETTING_NAMES } from "./labels.ts";
export { lightWords, whiteWords } from "./light-words.ts";
