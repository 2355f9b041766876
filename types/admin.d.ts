/** What `medusa build` and `medusa develop` take from a plugin for the dashboard. Nobody else imports it. */
declare const plugin: Record<
  "widgetModule" | "routeModule" | "menuItemModule" | "formModule" | "displayModule" | "i18nModule" | "layoutModule",
  object
>
export = plugin
