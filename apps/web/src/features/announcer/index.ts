export { announce } from "./announcer.ts";
export { Announcer } from "./Announcer.tsx";
