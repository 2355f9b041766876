import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `（${reasonCode ?? "理由の通知なし"}）`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: "管理画面の「Amazon Pay」のページでアカウントを確認してください。",
  order: "注文の変更、返品、交換、クレーム対応が途中です。確定するか取り消してください。",
}

export const ja: Texts = {
  title: (displayId) => `Amazon Pay：注文 #${displayId}`,
  permission: (id) => `Amazon Pay：Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay：お支払い済み、注文なし",
    text: ({ cart_id, checkout_session_id }) =>
      `購入者はAmazon Payでお支払い済みですが（Checkout Session ${checkout_session_id}）、カート ${cart_id} から30分以上注文を作成できていません。自動で再試行しています。Medusaのログで原因をご確認ください。解決できない場合は、セラーセントラルで売上請求の取消または返金をしてください。`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `Medusaでキャンセル済みの支払いに対して、Amazonで${amount.toString()}が売上請求されました。この売上請求はMedusaに記録しました。注文に不要な場合は返金してください。`,
    captured_beyond_payment: ({ amount }) =>
      `Amazonでの売上請求が、支払いの金額を${amount.toString()}超えています。超過分はMedusaに記録できないため、セラーセントラルで返金してください。`,
    capture_interrupted: ({ amount, reason }) =>
      `${amount.toString()}の売上請求は、Amazonに届く前に中断されました。完了できなくなったため、Medusaの記録を取り消しました。理由：${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `${amount.toString()}の売上請求は、Amazonに届く前に中断されました。Medusaで${canceled === "order" ? "注文" : "支払い"}がキャンセルされていて完了できないため、売上請求の記録を取り消しました。`,
    refund_interrupted: ({ amount }) =>
      `${amount.toString()}の返金は、Amazonに届く前に中断されたため、記録を取り消しました。購入者にはまだ返金されていません。もう一度返金してください。`,
    found_refund_declined: ({ amount }) =>
      `ショップの外で行われた${amount.toString()}の返金がAmazonに拒否されたため、記録を取り消しました。別の方法で返金してください。`,
    outcome_unknown: ({ what }) =>
      `変更した注文の請求結果を、まだAmazonに確認できていません。応答があるまで自動で再試行します。結果が出るまで、購入者にお支払いを依頼しないでください。詳細：${what}`,
    order_unpaid: ({ amount }) =>
      `注文は確定しましたが、${amount.toString()}のお支払いは完了していません。Amazonに拒否されたか、購入者が承認しなかったか、すでに取り消されています。この注文は未払いです。購入者に支払いリンクを送るか、注文をキャンセルしてください。`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = "変更した注文を、購入者の操作なしで請求できませんでした。"
      if (kept === null) return `${what}購入者に支払いリンクを送ってください。理由：${reason}`
      return `${what}変更前の${kept.toString()}のオーソリは残っています。注文の変更を元に戻すか、このオーソリを売上請求して差額のお支払いを購入者に依頼するか、オーソリを取り消して全額の支払いリンクを送ってください。理由：${reason}`
    },
    limits_differ: ({ used, known }) =>
      `AmazonではこのCharge Permissionで${used.toString()}が請求済みですが、ショップの記録は${known.toString()}です。セラーセントラルで差額を確認してください。`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `${amount} ${currency_code}のオーソリが拒否されました${because(reason_code)}。この注文は未払いです。お支払い方法の変更か、別の方法でのお支払いを購入者に依頼してください。`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `${amount} ${currency_code}の売上請求が拒否されたため${because(reason_code)}、Medusaの記録を取り消しました。再オーソリを行うか、別の方法でのお支払いを購入者に依頼してください。`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `${amount} ${currency_code}の返金が拒否されたため${because(reason_code)}、Medusaの記録を取り消しました。別の方法で返金してください。`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `キャンセルした注文のうち、${amount} ${currency_code}がAmazonで売上請求済みのまま返金されていません。注文ページから購入者に返金してください。`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `${amount} ${currency_code}のオーソリは${expires_at}に期限が切れます。それまでに売上請求してください。`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `${amount} ${currency_code}のオーソリが、売上請求されないまま終了しました${because(reason_code)}。発送の前に、再オーソリを行うか、別の方法でのお支払いを購入者に依頼してください。`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `Charge Permissionが終了しました${because(reason_code)}。これ以上の請求はできません。`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `Charge Permissionは${expires_at}に終了します。終了後は請求できないため、注文の未請求分はそれまでに売上請求してください。`
        : `この継続支払いは、それまでに請求がなければ${expires_at}に終了します。終了後は請求できません。`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `購入者がお支払い方法を更新するまで、この継続支払いで請求できません${because(reason_code)}。Amazonから購入者への連絡はありません。次のURLを購入者に送ってください：${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `期間 ${period} の${amount} ${currency_code}の請求が拒否されました${because(reason_code)}。${retry_at === null ? "後日もう一度請求してください。" : `${retry_at}に自動で再請求します。`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `期間 ${period} の${amount} ${currency_code}は請求されていません。Amazonに送る前に処理が中断されました。もう一度請求してください。`
        : `期間 ${period} の${amount} ${currency_code}を今は請求できません${because(reason_code)}。拒否されたわけではありません。${retry_at === null ? "後でもう一度請求してください。" : `${retry_at}に自動で再試行し、その後も1時間ごとに試します。`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `今月の上限額を超えるため、期間 ${period} の${amount} ${currency_code}を請求できません。${available_at}以降に請求してください。`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `期間 ${period} の${amount} ${currency_code}の請求を打ち切りました${because(reason_code)}。以後、自動の再請求は行いません。未払いが残る場合は、別の方法でのお支払いを購入者に依頼してください。`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `期間 ${period} の${amount} ${currency_code}の請求は、対応する支払いがMedusaにないため、取消または返金しました。対応は不要です。未払いが残る場合は、もう一度請求してください。`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `期間 ${period} の${amount} ${currency_code}を請求しましたが、30分たっても注文がありません。注文を作成するか、返金してください。`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `この継続支払いで、ショップの外から${amount} ${currency_code}が請求されました（${charge_id}）。対応する注文はありません。セラーセントラルで確認してください。`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `購入者が支払いに異議を申し立てました（${object_id}）。期限までにセラーセントラルで回答してください。`,
  },
}
