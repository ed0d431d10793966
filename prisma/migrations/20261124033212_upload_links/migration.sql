-- CreateTable
CREATE TABLE "upload_link" (
    "id" TEXT NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "addressee_code" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_real_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_real_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_real_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "uses_allowed" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "upload_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_file" (
    "link_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "changed_real_at" TIMESTAMPTZ(3) NOT NULL,
    "sha256" TEXT,
    "receipt" TEXT,

    CONSTRAINT "upload_file_pkey" PRIMARY KEY ("link_id","id")
);

-- CreateTable
CREATE TABLE "upload_part" (
    "link_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_part_pkey" PRIMARY KEY ("link_id","file_id","start")
);

-- CreateTable
CREATE TABLE "upload_receipt" (
    "number" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "received_real_at" TIMESTAMPTZ(3) NOT NULL,
    "declaration" JSONB NOT NULL,
    "files" JSONB NOT NULL,

    CONSTRAINT "upload_receipt_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "upload_link_token_sha256_key" ON "upload_link"("token_sha256");

-- CreateIndex
CREATE INDEX "upload_link_campaign_id_addressee_code_idx" ON "upload_link"("campaign_id", "addressee_code");

-- CreateIndex
CREATE INDEX "upload_file_changed_real_at_idx" ON "upload_file"("changed_real_at");

-- CreateIndex
CREATE UNIQUE INDEX "upload_receipt_item_id_key" ON "upload_receipt"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "upload_receipt_link_id_fingerprint_key" ON "upload_receipt"("link_id", "fingerprint");

-- AddForeignKey
ALTER TABLE "upload_part" ADD CONSTRAINT "upload_part_link_id_file_id_fkey" FOREIGN KEY ("link_id", "file_id") REFERENCES "upload_file"("link_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
