export { MadeWith } from "./MadeWith.tsx";
export { VersionsPart as Versions } from "./panels-part.ts";
export { COMPARED_MAX, resultId, resultsId } from "./result-id.ts";
export { useWholeJobs } from "./use-whole-jobs.ts";
