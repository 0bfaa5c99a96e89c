import { readdir, readFile } from 'node:fs/promises';

import { run } from './run.ts';

type ClusterProcesses = { postmaster: number | null; children: number[] };

/**
 * Ids of the running Postgres processes of the cluster with this name. Told by their command lines,
 * which every user may read: the postmaster has the name among its arguments, its children in their
 * titles (`postgres: NAME: checkpointer`).
 */
export async function clusterProcesses(name: string): Promise<ClusterProcesses> {
  const all = await commandLines();
  const isPostmaster = ({ command }: Running) =>
    command.includes('postgres -D ') && command.includes(`cluster_name=${name}`);
  return {
    postmaster: all.find(isPostmaster)?.pid ?? null,
    children: all
      .filter(({ command }) => command.startsWith(`postgres: ${name}: `))
      .map(({ pid }) => pid),
  };
}

type Running = { pid: number; command: string };

async function commandLines(): Promise<Running[]> {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? fromProc() : fromPs();
}

async function fromProc(): Promise<Running[]> {
  const ids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  return Promise.all(
    ids.map(async (id) => {
      // A process that ended since the listing has no command line.
      const raw = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(id), command: raw.replaceAll('\0', ' ') };
    }),
  );
}

async function fromPs(): Promise<Running[]> {
  const { output } = await run('/bin/ps', ['-axww', '-o', 'pid=,command=']);
  return output.split('\n').map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command };
  });
}
