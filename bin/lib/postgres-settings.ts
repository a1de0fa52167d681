import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const MEGABYTE = 1 << 20;

export interface Listening {
  port: number;
  /** Folder of its socket; '' for none. */
  sockets: string;
}

/** Listens on this machine only, and logs no contact's data. */
export function postgresSettings({ port, sockets }: Listening): string[] {
  return flags({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets,
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_min_error_statement: 'panic',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...caches(),
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    wal_buffers: '16MB',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    gin_pending_list_limit: '64MB',
    // Until the next analyze the planner treats a table that an import filled as empty.
    autovacuum_naptime: '15s',
    jit: 'off',
    ...sharedMemory(),
  });
}

/** Longest socket path that systems allow, in bytes. */
const LONGEST_SOCKET = 103;

/**
 * The cluster's own folder, which only its owner can enter; '' when the path is too long. A socket saves 5 to 7 % of
 * the CPU time of a page compared with TCP.
 */
export function socketFolder(folder: string): string {
  const path = join(folder, '.s.PGSQL.65535');
  return Buffer.byteLength(path) <= LONGEST_SOCKET && !/[,"]/.test(folder) ? folder : '';
}

/** For tests. */
export function nonDurableSettings(): string[] {
  return flags({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
}

/** An eighth of the memory, at most two gigabytes: enough for a million contacts with their indexes. */
function caches(): Record<string, string> {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MEGABYTE;
  const buffers = Math.floor(Math.min(2048, Math.max(128, megabytes / 8)));
  return {
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(512, Math.floor(megabytes / 2))}MB`,
  };
}

/** Containers have 64 MB of /dev/shm, too little for parallel queries. */
function sharedMemory(): Record<string, string> {
  if (!existsSync('/dev/shm')) return {};
  const { bsize, blocks } = statfsSync('/dev/shm');
  return bsize * blocks < 512 * 1024 * 1024 ? { dynamic_shared_memory_type: 'mmap' } : {};
}

function flags(settings: Record<string, string | number>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
