export { WindowBadge } from "./WindowBadge.tsx";
