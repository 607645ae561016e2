/** The front door of `store`: PostgreSQL, its life, its migrations; and the vault of keys. */

export { sql } from 'kysely';
export { backup, copyBackup, restore } from './backup.ts';
export { socketFolder } from './cluster.ts';
export { dataFolder, postgresFolder, rootKeyFile, vaultFile } from './folders.ts';
export { databaseHealth, isOutOfReach } from './health.ts';
export { openVault, openVaultOf, requireVaultOf, rotateKeys } from './keys.ts';
export { type Lock, takeLock } from './lock.ts';
export { type ManifestFault, readManifest, writeManifest } from './manifest.ts';
export { isCurrent, migrate, migrationStatus } from './migrate.ts';
export {
  connectionLoad,
  type Database,
  databaseName,
  isReachable,
  openDatabase,
  type Place,
  type Reach,
  type Transaction,
} from './open.ts';
export { requirePlainTree } from './own-folder.ts';
export { startPostgres } from './postgres.ts';
export { WrongKeys } from './root-key.ts';
export { boundTo, sealAnew, sealedColumns } from './sealed.ts';
export { digestOf, newSecret, uuidOf } from './secret.ts';
export { type Prepared, startTestServer, type TestStore, testStore } from './test-store.ts';
export { BrokenSeal, type Forgotten, memoryVault, type Opens, type Vault } from './vault.ts';
