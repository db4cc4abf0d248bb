export { noteAudit, noteFailedSignIn } from "./note.ts";
export { actFrom, currentOrigin, originSetting } from "./origin.ts";
export { listAudit, readAllAudits } from "./read.ts";
