/** The usual way from the product list to the thank-you page. @returns the order's id */
export async function buyCoffee({ shop, amazon }) {
  await shop.open("/")
  await shop.addToCart("coffee-beans")
  await shop.open("/cart")
  await shop.pressAmazonPay(".summary")
  await amazon.login()
  await amazon.continue()
  await shop.review()
  await shop.placeOrder()
  await amazon.leaveProcessing()
  return shop.confirmed()
}
