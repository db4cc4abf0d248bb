-- additive: a new table, triggers that only add rows to it, and columns that may be null.

-- What happened to an account that its owner should be able to look up: who did it, when, from where, and what.
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL PRIMARY KEY,
    -- No reference: nothing may take entries along.
    "user_id" INTEGER NOT NULL,
    -- Who did it: the account's owner, an admin, or the operator in a terminal.
    "actor" TEXT NOT NULL DEFAULT 'person' CHECK ("actor" IN ('person', 'admin', 'operator')),
    -- The admin.
    "actor_id" INTEGER,
    "act" TEXT NOT NULL,
    "detail" TEXT,
    -- The range of addresses: IPv4 /24, IPv6 /48.
    "network" TEXT,
    "agent" TEXT,
    -- Whether later acts of this kind within a day are not recorded, because there were too many.
    "is_last" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "audit_entries_user_id_idx" ON "audit_entries"("user_id", "id" DESC);
CREATE INDEX "audit_entries_recent_idx" ON "audit_entries"("user_id", "act", "at");
CREATE INDEX "audit_entries_failed_idx" ON "audit_entries"("network", "at") WHERE "act" = 'sign_in_failed';
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- Entries are never changed. They leave after a year, or with the person; only the note that a person is gone stays its year.
CREATE FUNCTION "audit_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF old.at < now() - interval '1 year' OR (old.act <> 'account_emptied' AND NOT EXISTS (
      SELECT 1 FROM users WHERE id = old.user_id AND emptied_at IS NULL
    )) THEN
      RETURN old;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_entries is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_keep_rows" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "audit_keep"();
CREATE TRIGGER "audit_keep_table" BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_keep"();

-- Bounds what one account, and one network that guesses passwords, can add in a day.
CREATE FUNCTION "audit_bound"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT int := CASE new.act WHEN 'sign_in_failed' THEN 20 ELSE 200 END;
  most_of_network CONSTANT int := 100;
  recent int;
BEGIN
  SELECT count(*) INTO recent FROM (
    SELECT 1 FROM audit_entries
    WHERE user_id = new.user_id AND act = new.act AND at > now() - interval '1 day' LIMIT most
  ) counted;
  IF recent >= most THEN
    RETURN NULL;
  END IF;
  new.is_last := recent = most - 1;
  IF new.act = 'sign_in_failed' THEN
    SELECT count(*) INTO recent FROM (
      SELECT 1 FROM audit_entries
      WHERE act = 'sign_in_failed' AND network = new.network AND at > now() - interval '1 day' LIMIT most_of_network
    ) counted;
    IF recent >= most_of_network THEN
      RETURN NULL;
    END IF;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER "audit_bound" BEFORE INSERT ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "audit_bound"();

-- Shortens an address, so that an entry names a network and no household. Anything else gives null.
CREATE FUNCTION "audit_network"("address" TEXT) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  ip inet;
BEGIN
  ip := regexp_replace(split_part(address, '%', 1), '^::ffff:(?=\d+\.)', '', 'i')::inet;
  RETURN network(set_masklen(ip, CASE family(ip) WHEN 4 THEN 24 ELSE 48 END))::text;
EXCEPTION WHEN invalid_text_representation THEN
  RETURN NULL;
END $$;

-- Where the running transaction comes from: {address, agent, actor, actorId}, as the services set it.
CREATE FUNCTION "audit_origin"() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('lacquer.origin', true), '')::jsonb, '{}')
$$;

-- Guests, wallets and emptied accounts have no audit.
CREATE FUNCTION "note_audit"("who" INTEGER, "what" TEXT, "told" TEXT, "origin" JSONB) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_entries (user_id, actor, actor_id, act, detail, network, agent)
  SELECT who, coalesce(origin ->> 'actor', 'person'), (origin ->> 'actorId')::int, what, left(told, 300),
    audit_network(origin ->> 'address'), left(origin ->> 'agent', 300)
  FROM users WHERE id = who AND is_anonymous IS NOT true AND kind = 'person' AND emptied_at IS NULL
$$;

-- The rows that decide who may enter are watched by triggers, so that no path can leave out an entry.

CREATE FUNCTION "audit_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM note_audit(new.user_id, 'signed_in', NULL,
      audit_origin() || jsonb_build_object('address', new.ip_address, 'agent', new.user_agent));
  ELSIF old.expires_at > now() THEN
    -- The detail is the device that was signed out.
    PERFORM note_audit(old.user_id, 'session_ended', old.user_agent, audit_origin());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_sessions" AFTER INSERT OR DELETE ON "sessions"
  FOR EACH ROW EXECUTE FUNCTION "audit_sessions"();

CREATE FUNCTION "audit_api_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM note_audit(new.user_id, 'key_made', '…' || new.ending || ' ' || new.name, audit_origin());
  ELSIF TG_OP = 'DELETE' THEN
    IF old.expires_at IS NULL OR old.expires_at > now() THEN
      PERFORM note_audit(old.user_id, 'key_ended', '…' || old.ending || ' ' || old.name, audit_origin());
    END IF;
  ELSE
    PERFORM note_audit(new.user_id, 'key_used', '…' || new.ending || ' ' || new.name, audit_origin());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_api_keys" AFTER INSERT OR DELETE ON "api_keys"
  FOR EACH ROW EXECUTE FUNCTION "audit_api_keys"();
-- Only the first use of a day (UTC).
CREATE TRIGGER "audit_api_keys_used" AFTER UPDATE OF "last_used_at" ON "api_keys"
  FOR EACH ROW WHEN (old.last_used_at IS NULL OR
    date_trunc('day', old.last_used_at AT TIME ZONE 'UTC') < date_trunc('day', new.last_used_at AT TIME ZONE 'UTC'))
  EXECUTE FUNCTION "audit_api_keys"();

-- The sign-in library cannot set the transaction's origin. It writes the origin of a change into the changed row, from
-- where the trigger takes it, so that the row does not keep it.
ALTER TABLE "accounts" ADD COLUMN "changed_from" JSONB;
ALTER TABLE "users" ADD COLUMN "changed_from" JSONB;

CREATE FUNCTION "audit_accounts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.password IS NOT NULL AND (TG_OP = 'INSERT' OR new.password IS DISTINCT FROM old.password) THEN
    PERFORM note_audit(new.user_id, CASE TG_OP WHEN 'INSERT' THEN 'password_set' ELSE 'password_changed' END, NULL,
      audit_origin() || coalesce(new.changed_from, '{}'));
  END IF;
  new.changed_from := NULL;
  RETURN new;
END $$;
CREATE TRIGGER "audit_accounts" BEFORE INSERT OR UPDATE ON "accounts"
  FOR EACH ROW EXECUTE FUNCTION "audit_accounts"();

CREATE FUNCTION "audit_users"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  origin CONSTANT jsonb := audit_origin() || coalesce(new.changed_from, '{}');
BEGIN
  new.changed_from := NULL;
  IF new.emptied_at IS NOT NULL THEN
    RETURN new;
  END IF;
  IF new.email <> old.email THEN
    PERFORM note_audit(new.id, 'email_changed', old.email, origin);
  END IF;
  IF new.is_admin <> old.is_admin THEN
    PERFORM note_audit(new.id, CASE WHEN new.is_admin THEN 'admin_granted' ELSE 'admin_revoked' END, NULL, origin);
  END IF;
  IF new.delete_at IS DISTINCT FROM old.delete_at THEN
    PERFORM note_audit(new.id,
      CASE WHEN new.delete_at IS NULL THEN 'deletion_taken_back' ELSE 'deletion_asked' END, NULL, origin);
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER "audit_users" BEFORE UPDATE ON "users"
  FOR EACH ROW WHEN (new.changed_from IS NOT NULL OR new.email <> old.email OR new.is_admin <> old.is_admin
    OR new.delete_at IS DISTINCT FROM old.delete_at)
  EXECUTE FUNCTION "audit_users"();

-- With the person, all entries go. One that names nobody says when.
CREATE FUNCTION "audit_emptied"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM audit_entries WHERE user_id = new.id;
  IF new.is_anonymous IS NOT true AND new.kind = 'person' THEN
    INSERT INTO audit_entries (user_id, act) VALUES (new.id, 'account_emptied');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_emptied" AFTER UPDATE OF "emptied_at" ON "users"
  FOR EACH ROW WHEN (old.emptied_at IS NULL AND new.emptied_at IS NOT NULL) EXECUTE FUNCTION "audit_emptied"();
