import { browser } from 'wxt/browser';

/** What the pages of the extension ask the background worker for, and what it answers. */
export interface Messages {
  /** Reads the tab's page and keeps what was found for the panel. Needs `activeTab`, which a click on the extension grants. */
  captureTab: { ask: { tabId: number }; answer: void };
  /** Sends what is due in the outbox; with `all` also what would wait for its next try. */
  sendOutbox: { ask: { all: boolean }; answer: void };
  /** Fetches the agenda and brings the badge up to date. */
  refreshAgenda: { ask: null; answer: void };
}
export type MessageName = keyof Messages;

type Answerers = {
  [N in MessageName]: (ask: Messages[N]['ask']) => Promise<Messages[N]['answer']>;
};

interface Envelope {
  name: MessageName;
  ask: never;
}

/** Asks the background worker; wakes it when it sleeps. */
export const ask = <N extends MessageName>(
  name: N,
  question: Messages[N]['ask'],
): Promise<Messages[N]['answer']> => browser.runtime.sendMessage({ name, ask: question });

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' && message !== null && 'name' in message && 'ask' in message;

/** Answers what the extension's own pages ask; anything from elsewhere is left alone. */
export function answer(answerers: Answerers) {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== browser.runtime.id || !isEnvelope(message)) return false;
    if (!Object.hasOwn(answerers, message.name)) return false;
    void answerers[message.name](message.ask).finally(() => respond());
    return true; // keeps the channel open until `respond`
  });
}
