export { DesignMenu } from "./DesignMenu.tsx";
export { TabBar } from "./TabBar.tsx";
