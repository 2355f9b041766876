import { get } from "node:http"
import { createEmulator } from "../dist/index.js"

const began = performance.now()
const emulator = await createEmulator()
get(`${emulator.url}/_emulator/health`, (response) => {
  process.send({ milliseconds: response.statusCode === 200 ? performance.now() - began : Infinity })
})
