import { snsHostOf } from "./topic-arn"

describe("the host of a topic", () => {
  it.each([
    ["arn:aws:sns:us-east-1:123456789012:A3TESTMERCHANT", "sns.us-east-1.amazonaws.com"],
    ["arn:aws:sns:ap-northeast-1:123456789012:t", "sns.ap-northeast-1.amazonaws.com"],
    ["arn:aws-cn:sns:cn-north-1:123456789012:t", "sns.cn-north-1.amazonaws.com.cn"],
  ])("of %s is %s", (arn, host) => {
    expect(snsHostOf(arn)).toBe(host)
  })

  it.each(["", "arn:aws:sqs:us-east-1:123456789012:t", "arn:aws:sns:evil.example/:123456789012:t"])(
    "of %j is none",
    (arn) => {
      expect(snsHostOf(arn)).toBeNull()
    },
  )
})
