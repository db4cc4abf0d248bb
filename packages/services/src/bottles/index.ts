export { listBottles, putBottles, removeBottles, updateBottle } from "./bottles.ts";
