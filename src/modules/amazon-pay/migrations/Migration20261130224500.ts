import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261130224500 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "amazon_pay_warning" drop constraint if exists "amazon_pay_warning_kind_check";`);
    this.addSql(`alter table if exists "amazon_pay_warning" add constraint "amazon_pay_warning_kind_check" check("kind" in ('refund_declined', 'refund_owed', 'release_failed', 'capture_declined', 'authorization_declined', 'authorization_expiring', 'authorization_expired', 'authorization_pending', 'capture_asynchronous', 'books_differ', 'limits_differ', 'captured_beyond_payment', 'captured_though_canceled', 'captured_elsewhere', 'refunded_elsewhere', 'address_edited', 'chargeback', 'held_beyond_order', 'closed_by_buyer', 'permission_closed', 'payment_method_needed', 'edited_order_unpaid', 'outcome_unknown', 'paid_without_order', 'charge_without_order'));`);
    this.addSql(`alter table if exists "amazon_pay_warning" drop constraint if exists "amazon_pay_warning_remedy_check";`);
    this.addSql(`alter table if exists "amazon_pay_warning" add constraint "amazon_pay_warning_remedy_check" check("remedy" in ('capture', 'refund', 'reauthorize', 'release', 'void', 'charge', 'payment_link', 'refresh', 'seller_central', 'send_update_link', 'wait', 'none'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "amazon_pay_warning" where "kind" in ('held_beyond_order', 'permission_closed');`);
    this.addSql(`alter table if exists "amazon_pay_warning" drop constraint if exists "amazon_pay_warning_kind_check";`);
    this.addSql(`alter table if exists "amazon_pay_warning" add constraint "amazon_pay_warning_kind_check" check("kind" in ('refund_declined', 'refund_owed', 'release_failed', 'capture_declined', 'authorization_declined', 'authorization_expiring', 'authorization_expired', 'authorization_pending', 'capture_asynchronous', 'books_differ', 'limits_differ', 'captured_beyond_payment', 'captured_though_canceled', 'captured_elsewhere', 'refunded_elsewhere', 'address_edited', 'chargeback', 'closed_by_buyer', 'payment_method_needed', 'edited_order_unpaid', 'outcome_unknown', 'paid_without_order', 'charge_without_order'));`);
    this.addSql(`alter table if exists "amazon_pay_warning" drop constraint if exists "amazon_pay_warning_remedy_check";`);
    this.addSql(`alter table if exists "amazon_pay_warning" add constraint "amazon_pay_warning_remedy_check" check("remedy" in ('capture', 'refund', 'reauthorize', 'release', 'charge', 'payment_link', 'refresh', 'seller_central', 'send_update_link', 'wait', 'none'));`);
  }

}
