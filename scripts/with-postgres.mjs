#!/usr/bin/env node
/**
 * Runs a command with a private PostgreSQL from npm:
 *
 *   node scripts/with-postgres.mjs [--data DIR] [--db NAME] [--port N] -- command args...
 *
 * Without --data the cluster is thrown away afterwards. Sets DATABASE_URL for Medusa and DB_HOST, DB_PORT,
 * DB_USERNAME, DB_PASSWORD for @medusajs/test-utils. A DATABASE_URL that is set already is used instead, and nothing
 * is started.
 */
import { spawn } from "node:child_process"
import os from "node:os"
import { parseArgs } from "node:util"
import { startPostgres } from "./lib/postgres/cluster.mjs"

const USAGE = "Usage: node scripts/with-postgres.mjs [--data DIR] [--db NAME] [--port N] -- command args..."

function readArguments() {
  const text = { type: "string" }
  const options = { data: text, db: text, port: text }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (positionals.length === 0) throw new Error(USAGE)
  return { data: values.data, database: values.db, port: values.port && Number(values.port), command: positionals }
}

/** @returns {Promise<number>} the command's exit status */
function run([file, ...args], env) {
  const child = spawn(file, args, { stdio: "inherit", env, shell: process.platform === "win32" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]))
    child.once("error", (error) => {
      console.error(error.message)
      resolve(127)
    })
  })
}

/** What @medusajs/test-utils reads, from a server that was given. */
function describeServer(databaseUrl) {
  const { hostname, port, username, password } = new URL(databaseUrl)
  return {
    DB_HOST: hostname,
    DB_PORT: port || "5432",
    DB_USERNAME: decodeURIComponent(username),
    DB_PASSWORD: decodeURIComponent(password),
  }
}

async function main() {
  const { command, ...options } = readArguments()
  const given = process.env.DATABASE_URL
  if (given) return run(command, { ...describeServer(given), ...process.env })

  const began = performance.now()
  const postgres = await startPostgres(options)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.error(`PostgreSQL on port ${postgres.port} after ${seconds} s`)
  try {
    return await run(command, { ...process.env, ...postgres.env })
  } finally {
    await postgres.stop()
  }
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
