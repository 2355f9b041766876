import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125155643 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_notification" ("id" text not null, "provider_id" text not null, "object_type" text not null, "object_id" text not null, "charge_permission_id" text null, "outcome" text check ("outcome" in ('received', 'reconciled', 'unknown_permission', 'chargeback', 'ignored', 'failed')) not null, "received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_notification_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_deleted_at" ON "amazon_pay_notification" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_charge_permission_id" ON "amazon_pay_notification" ("charge_permission_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_notification" cascade;`)
  }
}
