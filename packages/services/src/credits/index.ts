export { adoptCredits } from "./adopt-credits.ts";
export { grantCredits, grantForReason, wasGranted } from "./grant-credits.ts";
export { OWN_MONTH } from "./own-month.ts";
export { creditsOf, summarizeCredits } from "./read-credits.ts";
export { exportLedger } from "./export-ledger.ts";
export { listLedger } from "./list-ledger.ts";
export { setCreditNotice, setMonthlyLimit } from "./limit-spending.ts";
export { refundJob } from "./refund-job.ts";
export { grantStarterCredits, makeGoodStarterCredits } from "./starter-credits.ts";
