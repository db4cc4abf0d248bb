-- additive: a setting of the database that is right for every version.

-- Behind a transaction pooler no session can be told its zone, so the database is. Only its owner may: where this role
-- may not, the start says what is to be done.
DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'the zone of the database stays as it is: %', SQLERRM;
END $$;
