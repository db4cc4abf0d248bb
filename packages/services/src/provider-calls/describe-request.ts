import {
  type CreateJobInput,
  CREDITS_PER_IMAGE,
  type DescribedCall,
  type DescribedPart,
  LacquerError,
  picturesOf,
  placePictures,
  type RequestDescription,
  uploadIdOf,
} from "@lacquer/contracts";
import {
  ABILITIES,
  type CallPlan,
  coverAll,
  drawingsOf,
  type ImageRequest,
  pictureWords,
  planCall,
  planPainting,
} from "@lacquer/imaging";
import pLimit from "p-limit";
import type { OpenAiSettings, ServiceContext } from "../context.ts";
import { checkPictures } from "../uploads/index.ts";

/**
 * At most two descriptions are made at a time, because each one decodes its drawings completely and a small server has
 * little memory.
 */
const oneOfFew = pLimit(2);

/** An upload as its row describes it. Its bytes are read only if the plan needs them. */
interface Placed {
  url: string;
  width: number;
  height: number;
  storageKey: string;
}

/**
 * Describes what would be sent to the image provider, and what would be painted, for a design. The plan comes from the
 * same functions that plan the painting itself. Nothing is stored, charged or sent. Pictures must be uploads of this
 * user. Throws upload_not_found and invalid_input.
 */
export async function describeRequest(
  ctx: ServiceContext,
  userId: number,
  input: CreateJobInput,
): Promise<RequestDescription> {
  const request = await placeRequest(ctx, userId, input);
  const { provider, openai } = ctx.config;
  const { paid } = ABILITIES[provider];
  return {
    provider,
    images: input.imageCount,
    price: input.imageCount * CREDITS_PER_IMAGE,
    call: paid && openai ? await describeCall(ctx, request, openai) : null,
    painting: paid ? null : describePainting(request),
  };
}

async function placeRequest(
  ctx: ServiceContext,
  userId: number,
  input: CreateJobInput,
): Promise<ImageRequest<Placed>> {
  await checkPictures(ctx, userId, input);
  const urls = picturesOf(input).map(({ url }) => url);
  if (urls.some((url) => url.startsWith("data:")))
    throw new LacquerError("invalid_input", { message: "Upload the pictures first." });
  const rows = await ctx.db.prisma.upload.findMany({
    where: { userId, id: { in: urls.flatMap((url) => uploadIdOf(url) ?? []) } },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const place = (url: string): Placed => {
    const row = known.get(uploadIdOf(url) ?? "");
    if (!row) throw new LacquerError("upload_not_found");
    return {
      url,
      width: row.workingWidth ?? row.width,
      height: row.workingHeight ?? row.height,
      storageKey: row.workingKey ?? row.storageKey,
    };
  };
  return {
    seed: "description",
    variationSeed: "description",
    variation: input.variation,
    imageIndex: 0,
    imageCount: input.imageCount,
    prompt: input.prompt,
    settings: input.designSettings,
    weights: input.influenceWeights,
    ...placePictures(input, place),
  };
}

async function describeCall(
  ctx: ServiceContext,
  request: ImageRequest<Placed>,
  openai: OpenAiSettings,
): Promise<DescribedCall> {
  const { photo } = request;
  const asMarks = { photoSize: photo, drawingIsOpaque: false };
  // The transparent areas of the drawing matter only if the drawing is sent as marks.
  const { drawing } = planCall({ ...request, imageIndex: 0 }, asMarks, openai).arrangement;
  const facts =
    photo && drawing === "markup"
      ? { ...asMarks, drawingIsOpaque: await oneOfFew(() => drawingIsOpaque(ctx, request, photo)) }
      : asMarks;
  const plans = Array.from({ length: request.imageCount }, (_, imageIndex) =>
    planCall({ ...request, imageIndex }, facts, openai),
  );
  const [plan] = plans;
  if (!plan) throw new LacquerError("invalid_input");
  const quotes = plans.map(({ quote }) => quote).filter((quote) => quote !== null);
  const sum = (pick: (quote: (typeof quotes)[number]) => number) =>
    quotes.reduce((total, quote) => total + pick(quote), 0);
  return {
    endpoint: plan.endpoint,
    model: plan.model,
    quality: plan.quality,
    size: plan.size,
    parts: partsOf(plan, request),
    drawing: plan.arrangement.drawing,
    words: plans.map(({ words }) => words),
    quote:
      quotes.length < plans.length
        ? null
        : {
            textTokens: sum((quote) => quote.textTokens),
            outputTokens: sum((quote) => quote.outputTokens),
            usd: sum((quote) => quote.microdollars) / 1_000_000,
          },
  };
}

async function drawingIsOpaque(
  ctx: ServiceContext,
  request: ImageRequest<Placed>,
  size: { width: number; height: number },
): Promise<boolean> {
  const objects = await Promise.all(
    drawingsOf(request).map(({ storageKey }) => ctx.storage.get(storageKey)),
  );
  const bytes = objects.map((object) => {
    if (!object) throw new LacquerError("upload_not_found");
    return object.bytes;
  });
  return coverAll(bytes, { width: size.width, height: size.height });
}

/** Returns the upload behind a picture that is sent; null or undefined if it has none. */
function pictureOf(
  { photo, references, nails }: ImageRequest<Placed>,
  sent: CallPlan["arrangement"]["pictures"][number],
): Placed | null | undefined {
  if (sent.role === "photo") return photo;
  if (sent.role === "reference") return references[sent.index];
  if (sent.role === "nail-reference") return nails[sent.nail]?.reference;
  return sent.role === "decal" ? nails[sent.nail]?.decals?.[sent.thing] : null;
}

/** Returns the parts in the order in which they are sent. A drawing of several layers has no single url. */
function partsOf(plan: CallPlan, request: ImageRequest<Placed>): DescribedPart[] {
  const drawings = drawingsOf(request);
  const drawingUrl = drawings.length === 1 ? (drawings[0]?.url ?? null) : null;
  const parts: DescribedPart[] = plan.arrangement.pictures.map((sent, place) => ({
    role: sent.role,
    url: sent.role === "sketch" ? drawingUrl : (pictureOf(request, sent)?.url ?? null),
    weight: sent.role === "reference" ? sent.weight : null,
    nail: sent.role === "nail-reference" || sent.role === "decal" ? sent.nail : null,
    says: pictureWords(sent, place, request),
  }));
  if (plan.arrangement.drawing === "markup")
    parts.push({ role: "markup", url: drawingUrl, weight: null, nail: null, says: null });
  return parts;
}

function describePainting(request: ImageRequest<Placed>): RequestDescription["painting"] {
  const { said, ground, nails } = planPainting(request);
  return {
    words: said.words,
    changes: Object.entries(said.settings).flatMap(([setting, value]) =>
      value === null ? [] : { setting, value },
    ),
    details: [...new Set(said.details.map(({ kind }) => kind))],
    ground,
    nails,
  };
}
