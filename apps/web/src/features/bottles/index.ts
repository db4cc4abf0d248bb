export { Bottles } from "./bottles-part.ts";
