// The page's end of the WebSocket, and how it says that something went wrong.
import { PageBridge } from '../page-bridge.mjs';

/**
 * Connects to the program that serves this page.
 * @param accept gets each stream that is opened from there
 * @param requests name → handler(message); what it returns or throws goes back as the answer, if there is an id
 */
export async function connectHost(accept, requests) {
  const socket = new WebSocket(new URL('../socket', location.href).href.replace(/^http/, 'ws'));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('no connection to the host program'));
  });
  const bridge = new PageBridge({
    socket,
    first: 2,
    accept,
    onControl: async ({ request, id, ...message }) => {
      try {
        const result = await requests[request](message);
        if (id !== undefined) {
          bridge.control({ answer: id, result });
        }
      } catch (e) {
        bridge.control({ answer: id, error: String(e?.stack ?? e) });
      }
    },
  });
  const failed = (reason) => bridge.control({ event: 'failed', reason: `in the page: ${reason?.message ?? reason}` });
  addEventListener('error', (event) => failed(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => failed(event.reason));
  bridge.failed = failed;
  bridge.control({ event: 'loaded' });
  return bridge;
}
