#!/usr/bin/env node
/** Builds the dashboard's part of the plugin alone, for `npm run dev`: `medusa plugin:build` begins with deleting the rest. */
import bundler from "@medusajs/admin-bundler"
import { Compiler } from "@medusajs/framework/build-tools"
import { logger } from "@medusajs/framework/logger"
import { ROOT } from "./lib/paths.mjs"

process.exit((await new Compiler(ROOT, logger).buildPluginAdminExtensions(bundler)) ? 0 : 1)
