import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261125185415 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "amazon_pay_charge_permission" ("id" text not null, "provider_id" text not null, "order_id" text not null, "state" text null, "reason_code" text null, "amount_limit" text null, "amount_balance" text null, "expires_at" timestamptz null, "looked_at" timestamptz null, "release_requested" boolean not null default false, "next_look_at" timestamptz null, "idle_looks" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_charge_permission_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_deleted_at" ON "amazon_pay_charge_permission" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_order_id" ON "amazon_pay_charge_permission" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_next_look_at" ON "amazon_pay_charge_permission" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_checkout_session" ("id" text not null, "cart_id" text not null, "provider_id" text not null, "flow" text check ("flow" in ('review', 'direct')) not null, "state" text not null, "product_type" text null, "payment_descriptor" text null, "payment_session_id" text null, "confirmed_contents" text null, "failure_code" text null, "expires_at" timestamptz null, "next_look_at" timestamptz null, "idle_looks" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_checkout_session_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_deleted_at" ON "amazon_pay_checkout_session" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_cart_id" ON "amazon_pay_checkout_session" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_next_look_at" ON "amazon_pay_checkout_session" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_notification" ("id" text not null, "provider_id" text not null, "object_type" text not null, "object_id" text not null, "charge_permission_id" text null, "outcome" text check ("outcome" in ('received', 'reconciled', 'unknown_permission', 'chargeback', 'ignored', 'failed')) not null, "received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_notification_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_deleted_at" ON "amazon_pay_notification" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_charge_permission_id" ON "amazon_pay_notification" ("charge_permission_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_received_at" ON "amazon_pay_notification" ("received_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_charge_permission" cascade;`);

    this.addSql(`drop table if exists "amazon_pay_checkout_session" cascade;`);

    this.addSql(`drop table if exists "amazon_pay_notification" cascade;`);
  }

}
