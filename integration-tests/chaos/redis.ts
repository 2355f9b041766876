import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { freePort } from "../support/free-port"

/** A Redis of the system's, which keeps what it was told when it is killed. */
export class Redis {
  private constructor(
    private readonly port: number,
    private readonly folder: string,
    private child: ChildProcess,
  ) {}

  static async start(): Promise<Redis> {
    const port = await freePort()
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "throw-away-redis-"))
    return new Redis(port, folder, await launch(port, folder))
  }

  get url(): string {
    return `redis://localhost:${this.port}`
  }

  async restart(): Promise<void> {
    await this.kill()
    await pause(1_000)
    this.child = await launch(this.port, this.folder)
  }

  async remove(): Promise<void> {
    await this.kill()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private async kill(): Promise<void> {
    const gone = once(this.child, "exit")
    this.child.kill("SIGKILL")
    await gone
  }
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const flags = ["--port", String(port), "--dir", folder, "--appendonly", "yes", "--save", ""]
  const child = spawn("redis-server", [...flags, "--maxmemory-policy", "noeviction"], { stdio: "ignore" })
  const failed = once(child, "error").then(([error]: Error[]) => {
    throw new Error(`Redis does not start (${error?.message}). On Debian: apt-get install redis-server`)
  })
  const answers = async () => {
    while (!(await isOpen(port))) await pause(50)
  }
  await Promise.race([answers(), failed])
  return child
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "localhost", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}
