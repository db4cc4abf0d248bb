import { colorDistance } from "@lacquer/imaging";
import type { Queryable } from "@lacquer/db";
import { DESIGNS_SEARCHED_MAX } from "../limits/keeping.ts";

/**
 * Two colours are near if their distance in OKLab is at most this. A distance of 0.02 is barely visible; from one red
 * of the palette to the next, the distance is about 0.1.
 */
const NEAR = 0.1;

/**
 * SQL that returns one row `hex` for each lacquer of a job (`generation_jobs g`): the base colour of the design and of
 * each nail, and the accent colour where a pattern shows it.
 */
export const LACQUERS = `
  select upper(g.design_settings->>'baseColor') as hex
  union all
  select upper(g.design_settings->>'accentColor')
  where coalesce(g.design_settings->>'patternType', 'solid') <> 'solid'
  union all
  select upper(c.hex)
  from jsonb_path_query(g.nails, '$[*].design.settings') s(own)
  cross join lateral (values
    (s.own->>'baseColor', true),
    (s.own->>'accentColor',
     coalesce(s.own->>'patternType', g.design_settings->>'patternType', 'solid') <> 'solid')
  ) c(hex, is_shown)
  where c.hex is not null and c.is_shown`;

/**
 * SQL condition for the images in `designs` that one search looks through: those of user $1, older than $2, on board
 * $3.
 */
export const SEARCHED = `
  user_id = $1 and ($2::bigint is null or seq < $2)
  and ($3::uuid is null or id in (
    select o.design_id from board_designs o join boards b on b.id = o.board_id where b.id = $3 and b.user_id = $1
  ))`;

/** SQL for the different lacquers of the images that one search looks through. */
const DIFFERENT = `
select distinct l.hex
from (
  select distinct d.job_id from (
    select job_id from designs
    where ${SEARCHED} order by seq desc limit ${DESIGNS_SEARCHED_MAX}
  ) d
) scanned
join generation_jobs g on g.id = scanned.job_id
cross join lateral (${LACQUERS}) l
where l.hex ~ '^#[0-9A-F]{6}$'`;

/**
 * Returns the lacquers of the user's images that look like `color`. A collection has far fewer lacquers than images, so
 * the distance is calculated once for each lacquer.
 */
export async function nearColors(
  db: Queryable,
  userId: number,
  search: { color: string; before: bigint | undefined; board: string | undefined },
): Promise<string[]> {
  const { rows } = await db.query<{ hex: string }>({
    name: "different-lacquers",
    text: DIFFERENT,
    values: [userId, search.before?.toString() ?? null, search.board ?? null],
  });
  return rows.map(({ hex }) => hex).filter((hex) => colorDistance(hex, search.color) <= NEAR);
}
