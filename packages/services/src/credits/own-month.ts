/**
 * SQL that joins, as `m`, the monthly limit of a person (`users u`) for their own spending: `cap` is the limit, and
 * `spent` is this month's spending.
 */
export const OWN_MONTH = `
left join lateral (
  select s.cap, case when s.month = date_trunc('month', now())::date then s.spent else 0 end as spent
  from spend_months s where s.payer_id = u.id and s.actor_id = u.id
  order by s.month desc limit 1
) m on u.limits_spending`;
