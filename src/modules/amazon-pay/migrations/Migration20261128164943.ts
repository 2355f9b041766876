import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128164943 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "amazon_pay_charge" ("id" text not null, "charge_permission_id" text not null, "provider_id" text not null, "payment_session_id" text null, "payment_collection_id" text null, "state" text not null, "reason_code" text null, "state_since" timestamptz null, "currency_code" text not null, "amount" text not null, "captured" text not null, "refunded" text not null, "expires_at" timestamptz null, "charged_at" timestamptz null, "operation_id" text null, "capture_id" text null, "seen_at" timestamptz not null, "announced" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_charge_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_deleted_at" ON "amazon_pay_charge" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_charge_permission_id" ON "amazon_pay_charge" ("charge_permission_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_payment_session_id" ON "amazon_pay_charge" ("payment_session_id") WHERE payment_session_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_payment_collection_id" ON "amazon_pay_charge" ("payment_collection_id") WHERE payment_collection_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_expires_at" ON "amazon_pay_charge" ("expires_at") WHERE state = 'Authorized' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_state_since" ON "amazon_pay_charge" ("state_since") WHERE state = 'Declined' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_operation" ("id" text not null, "kind" text check ("kind" in ('complete', 'charge', 'capture', 'cancel', 'refund', 'close')) not null, "provider_id" text not null, "subject" text not null, "charge_id" text null, "owner" text not null, "asked_by" text null, "payment_session_id" text null, "payment_collection_id" text null, "amount" text null, "currency_code" text null, "request" jsonb not null, "idempotency_key" text not null, "outcome" text check ("outcome" in ('prepared', 'open', 'made', 'refused')) not null, "object_id" text null, "reason_code" text null, "unanswered" boolean not null default false, "attempts" integer not null default 0, "leased_until" timestamptz null, "ask_again_at" timestamptz null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_operation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_deleted_at" ON "amazon_pay_operation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_open" ON "amazon_pay_operation" ("subject") WHERE outcome = 'open' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_subject" ON "amazon_pay_operation" ("subject") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_object_id" ON "amazon_pay_operation" ("object_id") WHERE object_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_owner" ON "amazon_pay_operation" ("owner") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_payment_session_id" ON "amazon_pay_operation" ("payment_session_id") WHERE payment_session_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_payment_collection_id" ON "amazon_pay_operation" ("payment_collection_id") WHERE payment_collection_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_ask_again_at" ON "amazon_pay_operation" ("ask_again_at") WHERE outcome = 'open' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_operation_settled_at" ON "amazon_pay_operation" ("settled_at") WHERE kind = 'charge' and outcome = 'refused' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_refund" ("id" text not null, "charge_id" text not null, "state" text not null, "reason_code" text null, "currency_code" text not null, "amount" text not null, "refunded_at" timestamptz null, "operation_id" text null, "refund_id" text null, "announced" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_refund_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_refund_deleted_at" ON "amazon_pay_refund" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_refund_charge_id" ON "amazon_pay_refund" ("charge_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_watch" ("id" text not null, "next_look_at" timestamptz null, "idle_looks" integer not null default 0, "looked_at" timestamptz null, "failing_since" timestamptz null, "charge_due" text null, "told" jsonb not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_watch_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_watch_deleted_at" ON "amazon_pay_watch" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_watch_next_look_at" ON "amazon_pay_watch" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    // What the clock watches is an order now, whatever permissions pay for it.
    this.addSql(`insert into "amazon_pay_watch" ("id", "next_look_at", "idle_looks", "looked_at")
      select "order_id", min(case when "release_requested" then coalesce("next_look_at", now()) else "next_look_at" end),
        max("idle_looks"), max("looked_at")
      from "amazon_pay_charge_permission" where "deleted_at" is null group by "order_id"
      on conflict ("id") do nothing;`);
    this.addSql(`drop index if exists "IDX_amazon_pay_charge_permission_order_id";`);
    this.addSql(`drop index if exists "IDX_amazon_pay_charge_permission_next_look_at";`);
    this.addSql(`alter table if exists "amazon_pay_charge_permission" rename column "looked_at" to "observed_at";`);
    this.addSql(`alter table if exists "amazon_pay_charge_permission" drop column if exists "order_id", drop column if exists "release_requested", drop column if exists "next_look_at", drop column if exists "idle_looks";`);
    this.addSql(`alter table if exists "amazon_pay_charge_permission" add column if not exists "payment_descriptor" text null, add column if not exists "currency_code" text null, add column if not exists "turn" integer not null default 0, add column if not exists "type" text null, add column if not exists "recurring_metadata" jsonb null, add column if not exists "payment_collection_id" text null, add column if not exists "observe_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_payment_collection_id" ON "amazon_pay_charge_permission" ("payment_collection_id") WHERE payment_collection_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_observe_at" ON "amazon_pay_charge_permission" ("observe_at") WHERE observe_at is not null AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_recurring_charge" ("id" text not null, "charge_permission_id" text not null, "period" text not null, "provider_id" text not null, "amount" text not null, "currency_code" text not null, "order_id" text null, "payment_collection_id" text not null, "payment_session_id" text null, "outcome" text check ("outcome" in ('open', 'charged', 'pending', 'retry_later', 'payment_method_needed', 'over_cap', 'closed', 'refused', 'unknown', 'gave_up', 'canceled')) not null, "reason_code" text null, "attempts" integer not null default 0, "capture" boolean null, "pending" boolean not null default false, "retry" boolean not null default false, "next_look_at" timestamptz null, "announced" text null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_recurring_charge_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_recurring_charge_deleted_at" ON "amazon_pay_recurring_charge" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_pay_recurring_charge_charge_permission_id_period_unique" ON "amazon_pay_recurring_charge" ("charge_permission_id", "period") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_recurring_charge_payment_collection_id" ON "amazon_pay_recurring_charge" ("payment_collection_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_recurring_charge_next_look_at" ON "amazon_pay_recurring_charge" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    this.addSql(`drop index if exists "IDX_amazon_pay_checkout_session_next_look_at";`);
    this.addSql(`alter table if exists "amazon_pay_checkout_session" alter column "cart_id" drop not null;`);
    this.addSql(`alter table if exists "amazon_pay_checkout_session" add column if not exists "payment_collection_id" text null, add column if not exists "customer_id" text null, add column if not exists "imported_buyer" text null, add column if not exists "imported_address" text null, add column if not exists "country_code" text null, add column if not exists "locale" text null, add column if not exists "charge_permission_type" text null, add column if not exists "recurring_metadata" jsonb null, add column if not exists "terms_by" text check ("terms_by" in ('store', 'storefront')) null, drop column if exists "payment_session_id";`);
    this.addSql(`update "amazon_pay_checkout_session" set "payment_collection_id" = "cart_id", "cart_id" = null where "cart_id" like 'pay\\_col\\_%';`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_idle_looks_next_look_at" ON "amazon_pay_checkout_session" ("idle_looks", "next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_lease" ("id" text not null, "holder" text not null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_lease_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_lease_deleted_at" ON "amazon_pay_lease" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_warning" ("id" text not null, "subject_type" text check ("subject_type" in ('order', 'charge_permission', 'cart')) not null, "subject" text not null, "kind" text check ("kind" in ('refund_declined', 'refund_owed', 'release_failed', 'capture_declined', 'authorization_declined', 'authorization_expiring', 'authorization_expired', 'authorization_pending', 'capture_asynchronous', 'books_differ', 'limits_differ', 'captured_beyond_payment', 'captured_though_canceled', 'captured_elsewhere', 'refunded_elsewhere', 'address_edited', 'chargeback', 'closed_by_buyer', 'payment_method_needed', 'edited_order_unpaid', 'outcome_unknown', 'paid_without_order', 'charge_without_order')) not null, "severity" text check ("severity" in ('error', 'warning', 'info')) not null, "remedy" text check ("remedy" in ('capture', 'refund', 'reauthorize', 'release', 'charge', 'payment_link', 'refresh', 'seller_central', 'send_update_link', 'wait', 'none')) not null, "provider_id" text not null, "object_id" text null, "payment_id" text null, "amount" text null, "currency_code" text null, "reason_code" text null, "since" timestamptz not null, "until" timestamptz null, "dismissed_at" timestamptz null, "dismissed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_warning_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_warning_deleted_at" ON "amazon_pay_warning" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_warning_subject" ON "amazon_pay_warning" ("subject") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_warning_since" ON "amazon_pay_warning" ("since") WHERE severity <> 'info' and dismissed_at is null AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "amazon_pay_notification" add column if not exists "topic_arn" text null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_object_id" ON "amazon_pay_notification" ("object_id") WHERE object_type = 'CHARGEBACK' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_notification_provider_id_topic_arn_received_at" ON "amazon_pay_notification" ("provider_id", "topic_arn", "received_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "amazon_pay_event" ("id" text not null, "order_id" text null, "charge_permission_id" text null, "name" text not null, "data" jsonb not null, "told_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_pay_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_event_deleted_at" ON "amazon_pay_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_event_order_id" ON "amazon_pay_event" ("order_id") WHERE order_id is not null AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_event_charge_permission_id" ON "amazon_pay_event" ("charge_permission_id") WHERE charge_permission_id is not null AND deleted_at IS NULL;`);

    // What payments and waiting payment sessions remembered in their data. Medusa's tables may not be there yet.
    this.addSql(`do $$
      declare
        known record;
      begin
        if to_regclass('payment') is null or to_regclass('payment_session') is null then return; end if;
        for known in
          select payment.provider_id, payment.payment_session_id, payment.payment_collection_id,
            payment.data -> 'amazon_pay' as data
          from payment where payment.deleted_at is null and payment.data #>> '{amazon_pay,charge_permission_id}' is not null
          union all
          select session.provider_id, session.id, session.payment_collection_id, session.data -> 'amazon_pay'
          from payment_session session where session.deleted_at is null and session.status = 'pending_authorization'
            and session.data #>> '{amazon_pay,charge_permission_id}' is not null
            and not exists (select 1 from payment where payment.payment_session_id = session.id)
        loop
          insert into amazon_pay_charge_permission (id, provider_id, payment_descriptor, currency_code)
          values (known.data ->> 'charge_permission_id', known.provider_id, known.data ->> 'payment_descriptor',
            known.data ->> 'currency_code')
          on conflict (id) do update
          set payment_descriptor = excluded.payment_descriptor, currency_code = excluded.currency_code;
          insert into amazon_pay_operation (
            id, kind, provider_id, subject, owner, payment_session_id, payment_collection_id, amount, currency_code,
            request, idempotency_key, outcome, object_id, attempts, settled_at
          )
          select 'apop_' || known.payment_session_id,
            case when session_id is null then 'charge' else 'complete' end, known.provider_id,
            coalesce(session_id, known.data ->> 'charge_permission_id'), known.payment_session_id,
            known.payment_session_id, known.payment_collection_id, known.data ->> 'amount',
            known.data ->> 'currency_code',
            case when session_id is null then jsonb_build_object(
              'kind', 'charge', 'chargePermissionId', known.data ->> 'charge_permission_id', 'chargeAmount', whole,
              'captureNow', known.data ->> 'payment_intent' = 'AuthorizeWithCapture',
              'canHandlePendingAuthorization', false, 'turn', null
            ) else jsonb_strip_nulls(jsonb_build_object(
              'kind', 'complete', 'checkoutSessionId', session_id, 'chargeAmount', coalesce(part, whole),
              'totalOrderAmount', case when part is not null then whole end,
              'paymentIntent', known.data ->> 'payment_intent'
            )) || jsonb_build_object('paymentDescriptor', known.data -> 'payment_descriptor') end,
            'before-the-ledger', 'made', known.data ->> 'charge_permission_id', 1, now()
          from (select
            known.data ->> 'checkout_session_id' as session_id,
            jsonb_build_object('amount', known.data -> 'amount', 'currencyCode', known.data -> 'currency_code') as whole,
            case when known.data ->> 'first_charge' is not null then jsonb_build_object(
              'amount', known.data -> 'first_charge', 'currencyCode', known.data -> 'currency_code'
            ) end as part
          ) given
          on conflict (id) do nothing;
          insert into amazon_pay_charge (
            id, charge_permission_id, provider_id, payment_session_id, payment_collection_id, state, reason_code,
            currency_code, amount, captured, refunded, expires_at, charged_at, capture_id, seen_at, announced
          )
          select charge ->> 'id', known.data ->> 'charge_permission_id', known.provider_id, known.payment_session_id,
            known.payment_collection_id, charge ->> 'state', charge ->> 'reason_code', known.data ->> 'currency_code',
            charge ->> 'amount', charge ->> 'captured_amount', charge ->> 'refunded_amount',
            (charge ->> 'expires_at')::timestamptz, (charge ->> 'created_at')::timestamptz, charge ->> 'capture_id', now(),
            charge ->> 'state'
          from jsonb_array_elements(coalesce(known.data -> 'charges', '[]')) charge
          on conflict (id) do nothing;
          insert into amazon_pay_refund (
            id, charge_id, state, reason_code, currency_code, amount, refunded_at, refund_id, announced
          )
          select refund ->> 'id', refund ->> 'charge_id', refund ->> 'state',
            refund ->> 'reason_code', known.data ->> 'currency_code', refund ->> 'amount',
            (refund ->> 'created_at')::timestamptz, refund ->> 'refund_id', refund ->> 'state'
          from jsonb_array_elements(coalesce(known.data -> 'refunds', '[]')) refund
          on conflict (id) do nothing;
        end loop;
      end $$;`);
  }

  /** What the ledger knows has no place in the tables of before. */
  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_pay_charge", "amazon_pay_event", "amazon_pay_lease", "amazon_pay_operation", "amazon_pay_recurring_charge", "amazon_pay_refund", "amazon_pay_warning" cascade;`);

    this.addSql(`alter table if exists "amazon_pay_charge_permission" drop column if exists "payment_descriptor", drop column if exists "currency_code", drop column if exists "turn", drop column if exists "type", drop column if exists "recurring_metadata", drop column if exists "payment_collection_id", drop column if exists "observe_at";`);
    this.addSql(`alter table if exists "amazon_pay_charge_permission" rename column "observed_at" to "looked_at";`);
    this.addSql(`alter table if exists "amazon_pay_charge_permission" add column if not exists "order_id" text not null default '', add column if not exists "release_requested" boolean not null default false, add column if not exists "next_look_at" timestamptz null, add column if not exists "idle_looks" integer not null default 0;`);
    this.addSql(`drop table if exists "amazon_pay_watch" cascade;`);
    this.addSql(`drop index if exists "IDX_amazon_pay_notification_object_id", "IDX_amazon_pay_notification_provider_id_topic_arn_received_at";`);
    this.addSql(`alter table if exists "amazon_pay_notification" drop column if exists "topic_arn";`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_order_id" ON "amazon_pay_charge_permission" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_charge_permission_next_look_at" ON "amazon_pay_charge_permission" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);

    this.addSql(`drop index if exists "IDX_amazon_pay_checkout_session_idle_looks_next_look_at";`);
    this.addSql(`update "amazon_pay_checkout_session" set "cart_id" = "payment_collection_id" where "cart_id" is null;`);
    this.addSql(`alter table if exists "amazon_pay_checkout_session" alter column "cart_id" set not null;`);
    this.addSql(`alter table if exists "amazon_pay_checkout_session" drop column if exists "payment_collection_id", drop column if exists "customer_id", drop column if exists "imported_buyer", drop column if exists "imported_address", drop column if exists "country_code", drop column if exists "locale", drop column if exists "charge_permission_type", drop column if exists "recurring_metadata", drop column if exists "terms_by", add column if not exists "payment_session_id" text null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amazon_pay_checkout_session_next_look_at" ON "amazon_pay_checkout_session" ("next_look_at") WHERE next_look_at is not null AND deleted_at IS NULL;`);
  }

}
