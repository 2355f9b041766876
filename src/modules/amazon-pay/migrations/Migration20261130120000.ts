import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What was told before it was remembered what was told, which is not told again. */
export class Migration20261130120000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`insert into "amazon_pay_watch" as watch ("id", "told")
      select "id", jsonb_build_object('stored', "type") || case
          when "state" = 'NonChargeable' and "reason_code" is distinct from 'ChargeInProgress'
          then jsonb_build_object('method', 'needed') else '{}'
        end
      from "amazon_pay_charge_permission" where "type" in ('Recurring', 'PaymentMethodOnFile') and "deleted_at" is null
      on conflict ("id") do update set "told" = excluded."told" || watch."told";`);
    this.addSql(`update "amazon_pay_watch" as watch set "told" = before."told" || watch."told"
      from (
        select "watched", jsonb_object_agg("what", "value") as "told" from (
          select event."order_id" as "watched", 'closed ' || event."charge_permission_id" as "what",
            coalesce(event."data" ->> 'reason_code', 'unknown') as "value"
          from "amazon_pay_event" event where event."name" = 'amazon-pay.charge_permission_closed'
          union all
          select event."order_id", 'expiring ' || charge."id",
            to_char(charge."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          from "amazon_pay_event" event join "amazon_pay_charge" charge on charge."id" = event."data" ->> 'object_id'
          where event."name" = 'amazon-pay.authorization_expiring' and charge."expires_at" is not null
          union all
          select event."order_id", 'chargeback ' || (event."data" ->> 'object_id'), 'yes'
          from "amazon_pay_event" event where event."name" = 'amazon-pay.chargeback_received'
          union all
          select event."charge_permission_id", 'foreign ' || (event."data" ->> 'object_id'), 'yes'
          from "amazon_pay_event" event where event."name" = 'amazon-pay.foreign_charge'
        ) told where "watched" is not null and "what" is not null group by "watched"
      ) before
      where watch."id" = before."watched";`);
  }

  /** What else is remembered there hurts nobody. */
  override async down(): Promise<void> {}

}
