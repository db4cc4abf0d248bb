// no-eval must be imported before zod makes its first schema. The reason is given in no-eval.
import "@lacquer/contracts/no-eval";

export { lookFile } from "@lacquer/contracts";
