export { FileFaults } from "./FileFaults.tsx";
export { faultWords } from "./fault-words.ts";
export { problemWords } from "./value-words.ts";
