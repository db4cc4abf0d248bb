-- additive: a kind of upload, which older processes do not ask for.
-- A studio's logo. Exports carry it when asked to.
ALTER TYPE "upload_kind" ADD VALUE 'logo';
