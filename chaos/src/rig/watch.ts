/**
 * The rig's own tables in the product's database. The tables record each start of a job, the number of the owner's
 * running jobs as the claiming transaction saw it, and the database's time.
 */
export const WATCH_SQL = `
create table chaos_starts (
  id bigserial primary key, job_id uuid not null, user_id int not null, owner bigint, lease uuid, attempt int not null,
  running int not null, running_limit int, at timestamptz not null default clock_timestamp()
);
create function chaos_note_start() returns trigger language plpgsql as $$
begin
  insert into chaos_starts (job_id, user_id, owner, lease, attempt, running, running_limit)
  select new.id, new.user_id, new.lease_owner, new.lease_token, new.attempt,
         (select count(*) from generation_jobs where user_id = new.user_id and status = 'processing'),
         (select running_limit from user_lanes where user_id = new.user_id);
  return null;
end $$;
create trigger chaos_note_start after update of status on generation_jobs
for each row when (new.status = 'processing' and old.status <> 'processing')
execute function chaos_note_start();
create index chaos_running on generation_jobs (user_id) where status = 'processing';`;

/** A job's start as the database recorded it. */
export interface Start {
  jobId: string;
  owner: string;
  attempt: number;
  /** Milliseconds since the epoch. */
  at: number;
}
