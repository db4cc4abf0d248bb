import type { ListDesignsInput } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { DESIGNS_SEARCHED_MAX } from "../limits/keeping.ts";
import { LACQUERS, nearColors, SEARCHED } from "./near-colors.ts";

/**
 * Finds the ids of matching images, newest first. One call searches at most DESIGNS_SEARCHED_MAX of the user's images
 * and reads only the searched fields, so that its cost is limited. If more images remain, even a page without matches
 * says in `next` where the next page begins.
 */
const FIND = `
with scanned as (
  select id, seq, job_id, name, favorite, created_at from designs
  where ${SEARCHED}
  order by seq desc limit ${DESIGNS_SEARCHED_MAX}
), found as (
  select d.id, d.seq
  from scanned d
  join generation_jobs g on g.id = d.job_id
  where ($4::text is null or g.design_settings->>'nailShape' = $4)
    and ($5::text is null or g.design_settings->>'nailLength' = $5)
    and ($6::text is null or g.design_settings->>'finish' = $6)
    and ($7::text is null or g.design_settings->>'patternType' = $7)
    and ($8::text is null or g.provider = $8)
    and ($9::timestamptz is null or d.created_at >= $9)
    and ($10::timestamptz is null or d.created_at < $10)
    and (not $11::boolean or d.favorite)
    and ($12::text[] is null or replace(lower(concat_ws(' ', '', d.name, g.prompt,
      g.design_settings->>'nailShape', g.design_settings->>'nailLength', g.design_settings->>'finish',
      case g.design_settings->>'finish' when 'cateye' then 'cat eye' end, g.design_settings->>'topper',
      g.design_settings->>'texture', g.design_settings->>'patternType', g.design_settings->>'styleVibe',
      g.design_settings->>'baseColor', g.design_settings->>'accentColor')), '-', ' ') like all ($12))
    and ($14::text[] is null or exists (select 1 from (${LACQUERS}) l where l.hex = any($14)))
  order by d.seq desc limit $13
)
select (select array_agg(id order by seq desc) from found) as ids,
  (select min(seq)::text from found) as last_found,
  (select min(seq)::text from scanned) as last_scanned,
  (select count(*)::int from scanned) as scanned`;

interface Row {
  ids: string[] | null;
  last_found: string | null;
  last_scanned: string | null;
  scanned: number;
}

/** Returns a pattern for each given word. A pattern matches any word that begins with the given word. */
export function wordPatterns(words: string | undefined): string[] | null {
  const parts = (words ?? "")
    .toLowerCase()
    .split(/[\s,;-]+/)
    .filter(Boolean);
  if (parts.length === 0) return null;
  return parts.map((part) => `% ${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

/** Returns one page of matching images, and where the next page begins; null = this page is the last. */
export async function findDesigns(
  db: Queryable,
  userId: number,
  page: ListDesignsInput & { before: bigint | undefined },
): Promise<{ ids: string[]; next: string | null }> {
  const { before, shape, length, finish, pattern, provider, since, until, only, color } = page;
  const { board, limit } = page;
  const near = color === undefined ? null : await nearColors(db, userId, { color, before, board });
  const { rows } = await db.query<Row>({
    name: "find-designs",
    text: FIND,
    values: [
      userId,
      before?.toString() ?? null,
      board ?? null,
      shape ?? null,
      length ?? null,
      finish ?? null,
      pattern ?? null,
      provider ?? null,
      since ?? null,
      until ?? null,
      only === "favorites",
      wordPatterns(page.words),
      limit,
      near,
    ],
  });
  const [row] = rows;
  const ids = row?.ids ?? [];
  if (row && ids.length === limit) return { ids, next: row.last_found };
  return { ids, next: row?.scanned === DESIGNS_SEARCHED_MAX ? row.last_scanned : null };
}
