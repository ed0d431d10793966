-- What a transaction appends to the ledger, until it commits. Nothing of it has to outlive a crash: a transaction that
-- committed has left none, and one that did not is undone.
CREATE UNLOGGED TABLE "ledger_pending" (
    "id" BIGSERIAL NOT NULL,
    "chain" TEXT NOT NULL,
    "entries" JSONB NOT NULL,

    CONSTRAINT "ledger_pending_pkey" PRIMARY KEY ("id")
);

-- Numbers, binds and writes the events of one append. Deferred, so that the head of the chain is locked for the commit
-- alone: every transaction of a campaign waits for that lock.
CREATE FUNCTION "chain_pending_events"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last ledger_head%ROWTYPE;
  event jsonb;
  own text;
BEGIN
  SELECT * INTO last FROM ledger_head WHERE campaign_id = NEW.chain FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO ledger_head (campaign_id, sequence, hash) VALUES (NEW.chain, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT last FROM ledger_head WHERE campaign_id = NEW.chain FOR UPDATE;
  END IF;
  FOR event IN SELECT value FROM jsonb_array_elements(NEW.entries) WITH ORDINALITY ORDER BY ordinality LOOP
    own := encode(
      sha256(
        convert_to(
          concat(event->>'before', last.hash, event->>'between', last.sequence + 1, event->>'after'),
          'UTF8'
        )
      ),
      'hex'
    );
    INSERT INTO ledger_event (campaign_id, sequence, at, recorded_at, type, subject, actor, data, previous_hash, hash)
    VALUES (
      NEW.chain,
      last.sequence + 1,
      (event->>'at')::timestamptz,
      (event->>'recordedAt')::timestamptz,
      event->>'type',
      event->>'subject',
      event->>'actor',
      event->'data',
      last.hash,
      own
    );
    last.sequence := last.sequence + 1;
    last.hash := own;
  END LOOP;
  UPDATE ledger_head SET sequence = last.sequence, hash = last.hash WHERE campaign_id = NEW.chain;
  DELETE FROM ledger_pending WHERE id = NEW.id;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "ledger_pending_at_commit" AFTER INSERT ON "ledger_pending"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "chain_pending_events"();
