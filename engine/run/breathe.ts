/** Lets everything that waits on this thread have its turn: timers, messages, signals, painting. Cheaper than a timer, which browsers hold back for 4 ms. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else throughChannel(resolve);
  });
}

function throughChannel(resolve: () => void): void {
  const {port1, port2} = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    resolve();
  });
  port1.start();
  port2.postMessage(null);
}
