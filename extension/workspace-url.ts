import { browser } from 'wxt/browser';

/** The address of a page of the workspace inside the extension, like `/leads/0190…`. */
export const workspaceUrl = (path: string) =>
  browser.runtime.getURL(`/workspace.html#${path}` as '/workspace.html');

const folders: Record<string, string> = {
  lead: '/leads/',
  client: '/clients/',
  contact: '/contacts/',
  project: '/projects/',
};

/** The page of a record; null for kinds that have none. */
export const recordUrl = ({ type, id }: { type: string; id: string }) => {
  const folder = folders[type];
  return folder === undefined ? null : workspaceUrl(folder + id);
};
