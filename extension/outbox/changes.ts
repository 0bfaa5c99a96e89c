const channelName = 'outbox';

/** Tells every open page of the extension that the outbox changed. */
export function announceChange() {
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only
  channel.postMessage(null);
  channel.close();
}

/** Calls `listener` after each change that another page or the worker made; returns how to stop. */
export function onOutboxChange(listener: () => void) {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
