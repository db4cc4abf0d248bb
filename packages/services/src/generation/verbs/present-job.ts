import {
  designSettings,
  type InfluenceWeights,
  influenceWeights,
  type Job,
  nailGuides,
  VARIATIONS,
} from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import type { ProviderFacts } from "../../provider-calls/job-facts.ts";
import { shownPreview } from "../../files/previews.ts";
import { readStored } from "../../stored-json/read-stored.ts";

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Returns a job's row as its owner sees it, without lease and storage key. */
export function presentJob(row: JobRow, queuePosition: number | null, facts?: ProviderFacts): Job {
  const weights: InfluenceWeights = readStored(influenceWeights, row.influenceWeights);
  return {
    id: row.id,
    userId: row.userId,
    status: row.status,
    prompt: row.prompt,
    originalImage: row.originalImage,
    selectedDesignImages: strings(row.selectedDesignImages),
    drawingImageUrl: row.drawingImageUrl,
    influenceWeights: weights,
    designSettings: readStored(designSettings, row.designSettings),
    nails: readStored(nailGuides, row.nails, []),
    imageCount: row.imageCount,
    resultImages: strings(row.resultImages),
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    creditsDeducted: row.creditsDeducted,
    cost: row.cost,
    refunded: row.refunded,
    attempt: row.attempt,
    progress: row.progress,
    previewImage: shownPreview(row),
    queuePosition,
    provider: row.provider,
    painterEdition: row.painterEdition,
    usage: facts?.usage ?? null,
    waitingFor: facts?.waitingFor ?? null,
    retryOf: row.retryOf,
    version: Number(row.version),
    tabId: row.tabId,
    variation: VARIATIONS.find((known) => known === row.variation) ?? null,
    graceUntil: row.graceUntil?.toISOString() ?? null,
    parentJobId: row.parentJobId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
  };
}
