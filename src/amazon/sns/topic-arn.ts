/** "arn:aws:sns:<region>:<AWS account>:<topic>" */
export const TOPIC_ARN = /^arn:(aws[a-z-]*):sns:([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]{1,256}$/

/** The host that SNS has in a topic's region, or null for what is no topic's ARN. */
export function snsHostOf(topicArn: string): string | null {
  const [, partition, region] = TOPIC_ARN.exec(topicArn) ?? []
  if (!region) return null
  return `sns.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`
}
