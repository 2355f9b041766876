import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125154004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_pay_charge_permission" ("id" text not null, "provider_id" text not null, "order_id" text not null, "payment_session_id" text not null, "state" text null, "reason_code" text null, "amount_limit" text null, "amount_balance" text null, "expires_at" timestamptz null, "looked_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_charge_permission_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_deleted_at" ON "amazon_pay_charge_permission" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_order_id" ON "amazon_pay_charge_permission" ("order_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "amazon_pay_checkout_session" ("id" text not null, "cart_id" text not null, "provider_id" text not null, "flow" text check ("flow" in ('review', 'direct')) not null, "state" text not null, "product_type" text null, "payment_descriptor" text null, "payment_session_id" text null, "failure_code" text null, "expires_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_checkout_session_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_deleted_at" ON "amazon_pay_checkout_session" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_cart_id" ON "amazon_pay_checkout_session" ("cart_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_charge_permission" cascade;`)

    this.addSql(`drop table if exists "amazon_pay_checkout_session" cascade;`)
  }
}
