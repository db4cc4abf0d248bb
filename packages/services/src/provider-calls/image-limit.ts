import type { Queryable } from "@lacquer/db";

/** A known limit is trusted only for this long, because the limits of an account grow. */
const BELIEVED = "1 hour";
const WINDOW_SECONDS = 60;

/** Records how many input pictures a provider accepts in a minute. */
export async function rememberImageLimit(
  db: Queryable,
  provider: string,
  imagesPerMinute: number,
): Promise<void> {
  await db.query(
    `insert into provider_limits (provider, input_images_per_minute) values ($1, $2)
     on conflict (provider) do update set input_images_per_minute = $2, told_at = now()`,
    [provider, imagesPerMinute],
  );
}

/**
 * Returns the seconds until `images` more pictures fit into the known limit, inside the transaction that records the
 * call. 0 = they fit, or no limit is known. A single call above the limit is made when no other pictures were sent in
 * the last minute; the provider then decides.
 */
export async function waitForImages(
  tx: Queryable,
  provider: string,
  images: number,
): Promise<number> {
  if (images === 0) return 0;
  const { rows: told } = await tx.query<{ limit: number }>(
    `select input_images_per_minute as limit from provider_limits
     where provider = $1 and told_at > now() - interval '${BELIEVED}' for update`,
    [provider],
  );
  const limit = told[0]?.limit;
  if (limit === undefined) return 0;
  const { rows: sent } = await tx.query<{ images: number; left: number }>(
    `select input_images as images,
            extract(epoch from started_at + make_interval(secs => $2) - now())::float8 as left
     from provider_calls
     where provider = $1 and started_at > now() - make_interval(secs => $2)
       and outcome <> 'busy' and input_images > 0
     order by started_at`,
    [provider, WINDOW_SECONDS],
  );
  let used = sent.reduce((sum, call) => sum + call.images, 0);
  let wait = 0;
  for (const call of sent) {
    if (used === 0 || used + images <= limit) break;
    used -= call.images;
    wait = call.left;
  }
  return Math.max(0, wait);
}
