-- CreateTable
CREATE TABLE "campaign" (
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "prepared_hash" TEXT,
    "drafted_by" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_by" TEXT,
    "cleared_at" TIMESTAMPTZ(3),
    "clock_origin_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_anchored_real_at" TIMESTAMPTZ(3),
    "clock_speed" DOUBLE PRECISION NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "cut_off_at" TIMESTAMPTZ(3) NOT NULL,
    "working_mornings" JSONB NOT NULL,
    "next_slot_real_at" TIMESTAMPTZ(3),
    "registration_key" TEXT NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addressee" (
    "campaign_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "cohort" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "audience_class" TEXT NOT NULL,
    "treaty_status" TEXT NOT NULL,
    "regional_group" TEXT,
    "instrument" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "mailboxes" TEXT[],
    "request_reference" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "cycle" JSONB NOT NULL,

    CONSTRAINT "addressee_pkey" PRIMARY KEY ("campaign_id","code")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "pattern" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("pattern","year")
);

-- CreateTable
CREATE TABLE "officer_task" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "addressee_code" TEXT,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "officer_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entity" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "m49" TEXT,
    "regional_group" TEXT,
    "languages" TEXT[],
    "mailboxes" TEXT[],

    CONSTRAINT "entity_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "entity_name" (
    "entity_code" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "until" TEXT NOT NULL DEFAULT '',
    "short_name" TEXT NOT NULL,
    "address_phrase" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "reviewed" BOOLEAN NOT NULL,

    CONSTRAINT "entity_name_pkey" PRIMARY KEY ("entity_code","language","until")
);

-- CreateTable
CREATE TABLE "instrument" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "checked_from" TEXT NOT NULL,
    "checked_to" TEXT NOT NULL,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "treaty_action" (
    "id" SERIAL NOT NULL,
    "entity_code" TEXT NOT NULL,
    "instrument_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "since" TEXT,

    CONSTRAINT "treaty_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "roles" TEXT[],

    CONSTRAINT "officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_event" (
    "campaign_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_event_pkey" PRIMARY KEY ("campaign_id","sequence")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "campaign_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "addressee_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "dated" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "envelope_from" TEXT NOT NULL,
    "envelope_to" TEXT NOT NULL,
    "mime_sha256" TEXT,
    "pdf_sha256" TEXT,
    "word_sha256" TEXT,
    "in_reply_to" TEXT,
    "submission_id" TEXT,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "first_tried_at" TIMESTAMPTZ(3),
    "lease_real_until" TIMESTAMPTZ(3),
    "not_before_at" TIMESTAMPTZ(3),
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "response" TEXT,
    "possible_duplicate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "issued_paper" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "symbol" TEXT,
    "as_at" TIMESTAMPTZ(3) NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "pdf_sha256" TEXT NOT NULL,
    "word_sha256" TEXT NOT NULL,
    "csv_sha256" TEXT,
    "json_sha256" TEXT,

    CONSTRAINT "issued_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming_item" (
    "id" TEXT NOT NULL,
    "stored_real_at" TIMESTAMPTZ(3) NOT NULL,
    "door" TEXT NOT NULL,
    "envelope_from" TEXT NOT NULL,
    "envelope_to" TEXT[],
    "raw_sha256" TEXT NOT NULL,
    "answers" TEXT[],
    "state" TEXT NOT NULL,
    "registration" JSONB,
    "class" TEXT,
    "reason" TEXT,
    "message_id" TEXT,
    "from_mailbox" TEXT,
    "subject" TEXT,
    "judgement" JSONB,
    "campaign_id" TEXT,
    "addressee_code" TEXT,
    "received_at" TIMESTAMPTZ(3),

    CONSTRAINT "incoming_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "addressee_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "item_id" TEXT,
    "door" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "timeliness" TEXT NOT NULL,
    "language" TEXT,
    "direction" TEXT NOT NULL,
    "message_id" TEXT,
    "their_reference" TEXT,
    "content_hash" TEXT NOT NULL,
    "blocks" JSONB NOT NULL,
    "words" INTEGER NOT NULL,
    "registered_by" TEXT,
    "acknowledge" BOOLEAN NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_file" (
    "submission_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "disposition" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "submission_file_pkey" PRIMARY KEY ("submission_id","position")
);

-- CreateIndex
CREATE INDEX "addressee_campaign_id_cohort_position_idx" ON "addressee"("campaign_id", "cohort", "position");

-- CreateIndex
CREATE INDEX "officer_task_campaign_id_closed_at_idx" ON "officer_task"("campaign_id", "closed_at");

-- CreateIndex
CREATE INDEX "treaty_action_instrument_code_entity_code_idx" ON "treaty_action"("instrument_code", "entity_code");

-- CreateIndex
CREATE INDEX "ledger_event_campaign_id_subject_idx" ON "ledger_event"("campaign_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "note_message_id_key" ON "note"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "note_token_key" ON "note"("token");

-- CreateIndex
CREATE UNIQUE INDEX "note_campaign_id_addressee_code_kind_sequence_key" ON "note"("campaign_id", "addressee_code", "kind", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "issued_paper_campaign_id_kind_as_at_key" ON "issued_paper"("campaign_id", "kind", "as_at");

-- CreateIndex
CREATE INDEX "incoming_item_state_idx" ON "incoming_item"("state");

-- CreateIndex
CREATE INDEX "incoming_item_campaign_id_addressee_code_idx" ON "incoming_item"("campaign_id", "addressee_code");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_item_raw_sha256_envelope_from_key" ON "incoming_item"("raw_sha256", "envelope_from");

-- CreateIndex
CREATE UNIQUE INDEX "submission_item_id_key" ON "submission"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_campaign_id_addressee_code_version_key" ON "submission"("campaign_id", "addressee_code", "version");

-- AddForeignKey
ALTER TABLE "addressee" ADD CONSTRAINT "addressee_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_name" ADD CONSTRAINT "entity_name_entity_code_fkey" FOREIGN KEY ("entity_code") REFERENCES "entity"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_file" ADD CONSTRAINT "submission_file_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The ledger is append-only: nobody changes or removes an event, whatever the application does.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on ledger_event is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "ledger_event_append_only" BEFORE UPDATE OR DELETE ON "ledger_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();

CREATE TRIGGER "ledger_event_no_truncate" BEFORE TRUNCATE ON "ledger_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

-- Four eyes, also below the application.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_four_eyes" CHECK ("cleared_by" IS NULL OR "cleared_by" <> "drafted_by");

-- Documents and messages are compressed already or in base64: compressing them once more costs every reader time.
ALTER TABLE "blob" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- Rows that change several times stay on their page, so that no index has to follow (HOT updates).
ALTER TABLE "note" SET (fillfactor = 50);
ALTER TABLE "addressee" SET (fillfactor = 50);
