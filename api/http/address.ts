import { BlockList, isIP } from 'node:net';

/** Whether an address is that of a proxy of ours. */
export type IsProxy = (address: string) => boolean;

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/, '');
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Reads addresses and networks (`127.0.0.1,10.0.0.0/8`). Throws the first one that is neither. */
export function readProxies(list: string): IsProxy {
  const known = new BlockList();
  for (const entry of list.split(',').map(plain).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (!isIP(address) || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= most)))
      throw new RangeError(entry);
    if (bits === undefined) known.addAddress(address, family(address));
    else known.addSubnet(address, Number(bits), family(address));
  }
  return (address) => isIP(address) !== 0 && known.check(address, family(address));
}

/**
 * The client's address: the connection's own, or, behind proxies of ours, the last one in `X-Forwarded-For` that none of
 * them is. What a client writes into the header itself stands further left and is never reached.
 */
export function clientAddress(
  connection: string | null,
  forwarded: string | undefined,
  isProxy: IsProxy,
): string | null {
  if (connection === null) return null;
  if (forwarded === undefined) return plain(connection);
  const path = forwarded.split(',').map(plain).filter(Boolean);
  let address = plain(connection);
  while (isProxy(address)) {
    const before = path.pop();
    if (before === undefined || isIP(before) === 0) return address;
    address = before;
  }
  return address;
}
