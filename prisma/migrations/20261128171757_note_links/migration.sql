-- AlterTable
ALTER TABLE "upload_link" ADD COLUMN     "note_id" TEXT,
ALTER COLUMN "expires_real_at" DROP NOT NULL;

-- CreateTable
CREATE TABLE "notice_link" (
    "id" TEXT NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "addressee_code" TEXT NOT NULL,
    "note_id" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_real_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_real_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "confirmed_real_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_link_token_sha256_key" ON "notice_link"("token_sha256");

-- CreateIndex
CREATE INDEX "notice_link_campaign_id_addressee_code_idx" ON "notice_link"("campaign_id", "addressee_code");

-- CreateIndex
CREATE INDEX "notice_link_note_id_idx" ON "notice_link"("note_id");

-- CreateIndex
CREATE INDEX "upload_link_note_id_idx" ON "upload_link"("note_id");

-- A link that an officer issues ends at a day; one that stands in a note ends with the request it is about.
ALTER TABLE "upload_link" ADD CONSTRAINT "upload_link_ends" CHECK (("expires_real_at" IS NULL) = ("note_id" IS NOT NULL));
