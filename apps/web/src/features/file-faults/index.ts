export { FileFaults } from "./FileFaults.tsx";
export { faultWords } from "./fault-words.ts";
