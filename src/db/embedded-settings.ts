/** Settings of the embedded server for a machine with 2 cores and 2 GB that also runs the product; every commit reaches the disk. */
export const embeddedSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // A socket's lock file outlives a kill; loopback alone has no such trap.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Compiling a plan costs more than any of our statements takes.
  jit: 'off',
  gin_pending_list_limit: '256kB',
  autovacuum_naptime: '15s',
  idle_in_transaction_session_timeout: '10min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  // One file a weekday, started anew each week.
  log_filename: 'server-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // A failing statement and its detail would carry what residents wrote into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};
