import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id with 19 MiB, 2 passes, 1 lane: the OWASP Password Storage Cheat Sheet's minimum. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let made = 0;

/** How many passwords this process has hashed so far: each takes some 50 ms of a core, so strangers must not have many of them. */
export const hashesMade = () => made;

export function hashPassword(password: string): Promise<string> {
  made++;
  return hash(password, cost);
}

let nobody: Promise<string> | null = null;

/** Whether the password is right. Without a hash, for an account that does not exist, it takes as long and answers no. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hash('nobody has this password', cost);
  made++;
  const isRight = await verify(stored ?? (await nobody), password);
  return stored !== null && isRight;
}
