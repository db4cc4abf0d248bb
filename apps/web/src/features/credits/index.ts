export { CreditsPill } from "./CreditsPill.tsx";
export { useCredits } from "./use-credits.ts";
