import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129001009 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "subscription" drop constraint if exists "subscription_order_id_unique";`);
    this.addSql(`create table if not exists "subscription" ("id" text not null, "customer_id" text not null, "order_id" text not null, "charge_permission_id" text not null, "variant_id" text not null, "product_title" text not null, "product_handle" text not null, "quantity" integer not null, "price" integer not null, "frequency" jsonb not null, "day" integer not null, "next_date" text not null, "status" text check ("status" in ('active', 'paused', 'ended')) not null default 'active', "months_charged" integer not null default 1, "buyer_update_url" text null, "is_open" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "subscription_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_subscription_customer_id" ON "subscription" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_subscription_order_id_unique" ON "subscription" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_subscription_charge_permission_id" ON "subscription" ("charge_permission_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_subscription_deleted_at" ON "subscription" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "subscription" cascade;`);
  }

}
