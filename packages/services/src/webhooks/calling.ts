/**
 * SQL to be put after `with recursive`. It returns the webhooks that have waiting deliveries. The recursion steps from
 * one webhook to the next, so its cost does not depend on the number of waiting deliveries. The last row is null.
 */
export const CALLING = `calling as (
  (select min(webhook_id) as id from webhook_deliveries where state = 'waiting')
  union all
  select (select min(webhook_id) from webhook_deliveries where state = 'waiting' and webhook_id > calling.id)
  from calling where calling.id is not null
)`;

/** SQL that returns the number of tries under way for a row of `calling`. */
export const UNDER_WAY = `(select count(*) from webhook_deliveries d where d.webhook_id = calling.id
  and d.state = 'waiting' and d.lease_token is not null and d.due_at > now())`;
