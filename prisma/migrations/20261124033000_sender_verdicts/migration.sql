-- AlterTable
ALTER TABLE "incoming_item" ADD COLUMN     "peer_address" TEXT,
ADD COLUMN     "peer_helo" TEXT,
ADD COLUMN     "sender_verdict" TEXT;

