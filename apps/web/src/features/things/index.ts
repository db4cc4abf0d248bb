export { Things } from "./Things.tsx";
export { thingsNote } from "./thing-words.ts";
