export { Inspector } from "./Inspector.tsx";
export { lightWords, whiteWords } from "./light-words.ts";
