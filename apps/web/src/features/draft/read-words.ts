export { readPrompt } from "@lacquer/nails";
