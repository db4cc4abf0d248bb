export { packageFolder } from "./package-folder.ts";
export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type Queryable,
  transaction,
  wasRefused,
} from "./client.ts";
export { Prisma, PrismaClient } from "./generated/client.ts";
export type {
  CreditLedger as LedgerRow,
  Design as DesignRow,
  GenerationJob as JobRow,
  JobImage as JobImageRow,
  Upload as UploadRow,
} from "./generated/client.ts";
export { isUnavailable } from "./unavailable.ts";
