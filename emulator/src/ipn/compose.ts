import type { Engine } from "../engine/engine.js"
import type { StateChange } from "../engine/event.js"
import type { SelfSigned } from "../certificate/self-signed.js"
import type { Forgery } from "./chaos.js"
import type { Endpoint } from "./endpoint.js"
import { signEnvelope, type Envelope } from "./envelope.js"

/** Everything a message's text is made with. */
export type Desk = {
  readonly engine: Engine
  readonly signer: SelfSigned
  /** Where the endpoint's messages say that SNS is: an origin, and the path before its own. */
  readonly sns: (endpoint: Endpoint) => string
}

/** One topic per merchant, of an account that is not Amazon's: shops pin the ARN they were given. */
function topicArn(merchantId: string): string {
  return `arn:aws:sns:us-east-1:123456789012:${merchantId}`
}

function certificateUrl(desk: Desk, endpoint: Endpoint): string {
  return `${desk.sns(endpoint)}/SimpleNotificationService-${"e".repeat(32)}.pem`
}

function confirmUrl(desk: Desk, endpoint: Endpoint, token: string): string {
  return `${desk.sns(endpoint)}?Action=ConfirmSubscription&Token=${token}`
}

/** The notification of an event. It names the object and carries no state: shops have to ask (Amazon Pay: IPN). */
export function composeNotification(
  desk: Desk,
  event: StateChange,
  endpoint: Endpoint,
  forgery: Forgery | null,
): Envelope {
  const { engine } = desk
  const foreign = forgery === "foreign-merchant"
  const message = {
    MerchantID: foreign ? "AFOREIGNMERCHANT" : event.merchantId,
    ObjectType: event.objectType,
    ObjectId: event.objectId,
    ChargePermissionId: event.chargePermissionId,
    NotificationType: event.stateChanged ? "STATE_CHANGE" : "ATTRIBUTE_CHANGE",
    NotificationId: engine.ids.uuid(),
    NotificationVersion: "V2",
  }
  const arn = topicArn(event.merchantId)
  const envelope = signEnvelope(
    {
      Type: "Notification",
      MessageId: engine.ids.uuid(),
      TopicArn: forgery === "foreign-topic" ? arn.replace("123456789012", "999999999999") : arn,
      Message: JSON.stringify(message),
      Timestamp: new Date(engine.clock.now()).toISOString(),
      SignatureVersion: endpoint.signatureVersion,
      SigningCertURL:
        forgery === "foreign-certificate"
          ? `https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-${"0".repeat(32)}.pem`
          : certificateUrl(desk, endpoint),
      UnsubscribeURL: confirmUrl(desk, endpoint, "unsubscribe"),
    },
    desk.signer.privateKey,
  )
  if (forgery !== "bad-signature") return envelope
  return { ...envelope, Signature: Buffer.from(envelope.Signature, "base64").reverse().toString("base64") }
}

/** What SNS sends first to an endpoint that has to confirm that it wants to hear. */
export function composeConfirmation(desk: Desk, endpoint: Endpoint): Envelope {
  const arn = topicArn(endpoint.merchantId ?? "ALLMERCHANTS")
  return signEnvelope(
    {
      Type: "SubscriptionConfirmation",
      MessageId: desk.engine.ids.uuid(),
      Token: endpoint.token,
      TopicArn: arn,
      Message: `You have chosen to subscribe to the topic ${arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
      SubscribeURL: confirmUrl(desk, endpoint, endpoint.token),
      Timestamp: new Date(desk.engine.clock.now()).toISOString(),
      SignatureVersion: endpoint.signatureVersion,
      SigningCertURL: certificateUrl(desk, endpoint),
    },
    desk.signer.privateKey,
  )
}
