export { drawingBlob, flushDrawing } from "./drawing/flushDrawing.ts";
export { changeSettings, resetNail, setNailReference, settingsOf } from "./draft/settings.ts";
export { nailName } from "./guides/fingers.ts";
export { announce } from "./stage/announcer.ts";
export { Stage } from "./stage/Stage.tsx";
export { useSelectedNail, useToolStore } from "./stage/toolStore.ts";
export { ToolRail } from "./stage/ToolRail.tsx";
export { followLeaders, type Lead, leadInWords } from "./draft/lead.ts";
export { useTab } from "./draft/workStore.ts";
