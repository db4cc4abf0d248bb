-- Whose call probes a pause. The others wait for it only as long as that job is held by the same lease: a probe whose
-- worker died, or that came to no answer, holds nobody up.
ALTER TABLE "provider_pauses" ADD COLUMN "probe_job" UUID, ADD COLUMN "probe_lease" UUID;

-- Pauses in which nobody may call now.
CREATE VIEW "standing_pauses" AS
SELECT p.* FROM "provider_pauses" p
WHERE p."until" > now() AND (p."probe_lease" IS NULL OR EXISTS (
    SELECT 1 FROM "generation_jobs" g
    WHERE g."id" = p."probe_job" AND g."lease_token" = p."probe_lease" AND g."status" = 'processing'
));
