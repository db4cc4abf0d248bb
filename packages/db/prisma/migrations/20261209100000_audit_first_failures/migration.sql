-- additive: a function is replaced that decides only whether an entry is added.

-- Bounds what one account, and one network that guesses passwords, can add in a day. An account's first three failed
-- sign-ins are added in any case, so that a network with many failures cannot hide what it tries next.
CREATE OR REPLACE FUNCTION "audit_bound"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT int := CASE new.act WHEN 'sign_in_failed' THEN 20 ELSE 200 END;
  always CONSTANT int := 3;
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
  IF new.act = 'sign_in_failed' AND recent >= always THEN
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
