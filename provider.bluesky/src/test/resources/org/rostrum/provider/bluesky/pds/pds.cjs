// Starts a PLC directory and a PDS on 127.0.0.1, on ports that are free, and ends with its standard input.
// Arguments: the folder for its data, the largest blob in bytes, and whether limits are on. Prints one line of JSON when ready.
'use strict'

const fs = require('node:fs')
const http = require('node:http')
const crypto = require('node:crypto')
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds')
const { Database, PlcServer } = require('@did-plc/server')

const [folder, blobLimit, limits] = process.argv.slice(2)
const HOST = '127.0.0.1'

/** A server that listens already, so that its port is known and nobody else's. */
function listening() {
  return new Promise((resolve, reject) => {
    const server = http.createServer()
    server.once('error', reject)
    server.listen(0, HOST, () => resolve(server))
  })
}

/** What calls app.listen() gets the server that listens already instead of one on all interfaces. */
function listenOn(app, server) {
  app.listen = () => {
    server.on('request', app)
    setImmediate(() => server.emit('listening'))
    return server
  }
}

async function main() {
  fs.mkdirSync(folder, { recursive: true })
  const plcHttp = await listening()
  const plc = PlcServer.create({ db: Database.mock(), port: plcHttp.address().port })
  listenOn(plc.app, plcHttp)
  await plc.start()
  const plcUrl = `http://${HOST}:${plcHttp.address().port}`

  const pdsHttp = await listening()
  const port = pdsHttp.address().port
  const key = () => crypto.randomBytes(32).toString('hex')
  const env = {
    port,
    hostname: 'localhost',
    devMode: true,
    dataDirectory: folder,
    blobstoreDiskLocation: `${folder}/blobs`,
    blobUploadLimit: Number(blobLimit),
    didPlcUrl: plcUrl,
    plcRotationKeyK256PrivateKeyHex: key(),
    jwtSecret: key(),
    dpopSecret: key(),
    adminPassword: key(),
    inviteRequired: false,
    rateLimitsEnabled: limits === 'true',
    disableSsrfProtection: true,
    serviceHandleDomains: ['.test'],
  }
  const pds = await PDS.create(envToCfg(env), envToSecrets(env))
  listenOn(pds.app, pdsHttp)
  await pds.start()
  process.stdout.write(JSON.stringify({ pds: `http://localhost:${port}`, plc: plcUrl }) + '\n')
}

// Whoever started it holds the other end: when that process is gone, in whatever way, so is this one.
process.stdin.on('end', () => process.exit(0)).resume()
main().catch((error) => {
  console.error(error)
  process.exit(1)
})
