/** Settings of Postgres by name, as in postgresql.conf. */
export type Settings = Record<string, string>;

/** What suits a small machine that runs the API beside it. fsync keeps its default: on. */
const usual: Settings = {
  listen_addresses: '127.0.0.1',
  // Only TCP: a socket's path has a length limit that a deep data folder would break.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_checkpoints: 'off',
  logging_collector: 'off',
  // A refused statement is the API's to log: here it would print the values that people typed.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};

/** Arguments for `postgres`: ours win over postgresql.conf, the caller's over ours. */
export function settingArguments(clusterName: string, port: number, settings: Settings): string[] {
  const all = { ...usual, ...settings, cluster_name: clusterName, port: String(port) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
