// What the emulator's examples use and is not installed, or has no types.

declare module "@amazonpay/amazon-pay-api-sdk-nodejs"
declare module "@playwright/test"
declare module "vitest"
