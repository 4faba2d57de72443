package org.ventanilla.window.platform;

import java.nio.file.Path;

/// `postgresql.conf` for a small machine that must not lose anything.
final class PostgresConfiguration {
  private PostgresConfiguration() {}

  static String of(Path sockets, int port, int connections) {
    return """
    # Written by the window at each start.
    listen_addresses = ''
    port = %d
    unix_socket_directories = '%s'
    unix_socket_permissions = 0700
    max_connections = %d
    superuser_reserved_connections = 3

    fsync = on
    synchronous_commit = on
    full_page_writes = on
    wal_level = replica
    max_wal_senders = 2
    max_wal_size = 1GB
    checkpoint_timeout = 15min

    shared_buffers = 128MB
    work_mem = 8MB
    maintenance_work_mem = 64MB
    effective_io_concurrency = 16
    random_page_cost = 1.1
    jit = off
    max_parallel_workers_per_gather = 0

    # Deleted key material should not linger.
    autovacuum_naptime = 20s

    timezone = 'UTC'
    log_timezone = 'UTC'
    datestyle = 'iso, ymd'
    default_text_search_config = 'pg_catalog.simple'

    # Statements and their values may hold personal data, so failed ones are not logged at all.
    log_min_messages = log
    log_min_error_statement = panic
    log_error_verbosity = terse
    log_parameter_max_length = 0
    log_parameter_max_length_on_error = 0
    log_checkpoints = off
    log_line_prefix = '%%m [%%p] '
    """
        .formatted(port, sockets.toString().replace("'", "''"), connections);
  }
}
