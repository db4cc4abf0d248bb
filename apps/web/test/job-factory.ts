import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS, type Job } from "@lacquer/contracts";

/** A waiting job of two images, except for what a test changes. */
export function makeJob(differences: Partial<Job> = {}): Job {
  return {
    id: "3f0e9a52-7d5b-4c7e-9b1f-0a5f6f3f2a10",
    userId: 1,
    status: "pending",
    prompt: "",
    originalImage: null,
    selectedDesignImages: [],
    drawingImageUrl: null,
    influenceWeights: DEFAULT_WEIGHTS,
    designSettings: DEFAULT_SETTINGS,
    nails: [],
    imageCount: 2,
    resultImages: [],
    errorCode: null,
    errorMessage: null,
    creditsDeducted: false,
    cost: 2,
    refunded: 0,
    attempt: 0,
    progress: 0,
    previewImage: null,
    queuePosition: 1,
    provider: null,
    usage: null,
    waitingFor: null,
    retryOf: null,
    version: 1,
    tabId: null,
    createdAt: "2026-11-22T12:00:00.000Z",
    updatedAt: "2026-11-22T12:00:00.000Z",
    startedAt: null,
    completedAt: null,
    ...differences,
  };
}
