// Stock pglite-socket on a free port; prints the port when it serves. Ends with its standard input.
import { PGlite } from '@electric-sql/pglite'
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto'
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

process.stdin.on('end', () => process.exit(0)).resume()
const db = await PGlite.create({ extensions: { pgcrypto, uuid_ossp } })
const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: Number(process.argv[2]) })
server.addEventListener('listening', (event) => console.log(`port ${event.detail.port}`))
await server.start()
