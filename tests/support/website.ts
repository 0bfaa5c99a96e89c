import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Website {
  /** Its origin under a host name, every `*.test` of which leads here: `http://customer.test:41234`. */
  at(host: string): string;
  stop(): Promise<void>;
}

interface Page {
  body: string;
  /** A `Content-Security-Policy` of its own. */
  policy?: string;
}

/** Somebody else's web server, with a few pages by path. */
export async function startWebsite(pages: Record<string, Page>): Promise<Website> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://website.test');
    const page = pages[pathname];
    if (page?.policy) response.setHeader('content-security-policy', page.policy);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      page
        ? `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Contact</title>${page.body}</html>`
        : '',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    at: (host) => `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
