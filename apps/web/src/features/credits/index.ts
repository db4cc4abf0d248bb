export { CreditsPill } from "./CreditsPill.tsx";
export { shortTime } from "./ledger-words.ts";
export { useCredits } from "./use-credits.ts";
