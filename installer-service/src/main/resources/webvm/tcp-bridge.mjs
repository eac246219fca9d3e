// Ordinary TCP on this machine in front of a Channel per connection: what psql, JDBC and pgbench connect to.
import { createServer } from 'node:net';

/**
 * @param options port (0: any), address (127.0.0.1), connect: () → Channel, opened anew for each client
 * @returns { port, connections, close() }
 */
export async function serve({ port, address = '127.0.0.1', connect }) {
  const clients = new Set();
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) => {
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
    join(socket, connect);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address, backlog: 128 }, resolve);
  });
  return {
    port: server.address().port,
    get connections() {
      return clients.size;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of clients) {
        socket.destroy();
      }
      await closed;
    },
  };
}

/** Bytes, ends and pressure from one side to the other, both ways, until both halves are over or one side breaks. */
export function join(socket, connect) {
  let channel;
  try {
    channel = connect();
  } catch {
    socket.resetAndDestroy();
    return;
  }
  let over = false;
  channel.onopen = () => socket.resume();
  channel.ondata = (bytes) => {
    // the rest waits in the guest, held back by the window, until the client has read
    if (!socket.write(bytes)) {
      channel.pause();
    }
  };
  socket.on('drain', () => channel.resume());
  channel.onend = () => socket.end();
  channel.onclose = (error) => {
    over = true;
    if (error) {
      socket.resetAndDestroy();
    } else {
      socket.end();
    }
  };
  socket.on('data', (bytes) => {
    if (!channel.write(bytes)) {
      socket.pause();
    }
  });
  channel.ondrain = () => socket.resume();
  socket.on('end', () => channel.end());
  socket.on('error', () => {}); // close follows
  socket.on('close', () => {
    // a client that was killed: the guest's server must not go on working for it
    if (!over) {
      over = true;
      channel.abort();
    }
  });
}
