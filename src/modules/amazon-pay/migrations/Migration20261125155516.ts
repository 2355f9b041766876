import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125155516 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_charge_permission" add column if not exists "release_requested" boolean not null default false, add column if not exists "next_look_at" timestamptz null, add column if not exists "idle_looks" integer not null default 0;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_next_look_at" ON "amazon_pay_charge_permission" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "amazon_pay_checkout_session" add column if not exists "next_look_at" timestamptz null, add column if not exists "idle_looks" integer not null default 0;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_next_look_at" ON "amazon_pay_checkout_session" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_amazon_pay_charge_permission_next_look_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_charge_permission" drop column if exists "release_requested", drop column if exists "next_look_at", drop column if exists "idle_looks";`,
    )

    this.addSql(`drop index if exists "IDX_amazon_pay_checkout_session_next_look_at";`)
    this.addSql(
      `alter table if exists "amazon_pay_checkout_session" drop column if exists "next_look_at", drop column if exists "idle_looks";`,
    )
  }
}
