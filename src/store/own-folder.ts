/**
 * Folders and files that are ours, on a machine where somebody else may plant links. Nothing here follows a link: as root
 * we would change, or copy, what it points at.
 */
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

export type Owner = { readonly uid: number; readonly gid: number };

const noFollow = constants.O_NOFOLLOW ?? 0;
const othersMayWrite = 0o002;
const sticky = 0o1000;

/**
 * As root: nobody but root can exchange this path for another.
 * @throws Error naming the folder that belongs to somebody else or that anybody may write
 */
export function requireRootsPath(path: string): void {
  if (userInfo().uid !== 0) return;
  for (let it = path; ; it = dirname(it)) {
    const found = lookAt(it);
    if (found !== undefined && found.uid !== 0)
      throw new Error(
        `\`${it}\` belongs to somebody else, who could exchange it: give it to root, or choose another folder`,
      );
    if (found?.isDirectory() && (found.mode & othersMayWrite) !== 0 && (found.mode & sticky) === 0)
      throw new Error(`anybody may write into \`${it}\`: take that away (chmod o-w), or choose another folder`);
    if (found?.isSymbolicLink()) requireRootsPath(realpathSync(it));
    if (dirname(it) === it) return;
  }
}

const lookAt = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/** Makes a folder, or takes the one that is there, with this mode and owner. @throws Error when a link or a file stands there */
export function makeFolder(folder: string, mode: number, owner?: Owner): void {
  mkdirSync(dirname(folder), { recursive: true });
  if (lookAt(folder) === undefined) mkdirSync(folder, { mode: 0o700 });
  withOpen(folder, (file, { isFolder }) => {
    if (!isFolder) throw new Error(`\`${folder}\` is to be a folder, and is none: move it away`);
    if (owner !== undefined) fchownSync(file, owner.uid, owner.gid);
    fchmodSync(file, mode);
  });
}

/** Gives a whole tree to somebody. @throws Error, before anything is changed, when there is a link in it */
export function handOver(tree: string, owner: Owner): void {
  for (const it of plainTree(tree)) withOpen(it, (file) => fchownSync(file, owner.uid, owner.gid));
}

/** Every path of a tree, folders before what is in them. @throws Error at a link, soft or hard, and at what is no file */
function plainTree(path: string): readonly string[] {
  return withOpen(path, (_, { isFolder }) =>
    isFolder ? [path, ...readdirSync(path).flatMap((name) => plainTree(join(path, name)))] : [path],
  );
}

/** @throws Error at a link, soft or hard, and at what is no file */
export const requirePlainTree = (path: string): void => void plainTree(path);

/** Copies a tree somebody brought. @throws Error at a link, and at what is no file */
export function copyPlainTree(from: string, into: string): void {
  requirePlainTree(from);
  copyFolder(from, into, () => false);
}

/** Copies files while they are in use: one that vanishes meanwhile is left out. Links are left out too. */
export function copyFolder(from: string, into: string, skips: (file: string) => boolean): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(into, entry.name)];
    if (skips(source)) continue;
    if (entry.isDirectory()) copyFolder(source, target, skips);
    else if (entry.isFile() && existsSync(source)) copyFile(source, target);
  }
}

const chunk = Buffer.alloc(1024 * 1024);

function copyFile(source: string, target: string): void {
  try {
    withOpen(source, (file) => {
      const copy = openSync(target, 'wx', 0o600);
      try {
        for (let n = readSync(file, chunk); n > 0; n = readSync(file, chunk)) writeAll(copy, chunk.subarray(0, n));
      } finally {
        closeSync(copy);
      }
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function withOpen<T>(path: string, work: (file: number, is: { readonly isFolder: boolean }) => T): T {
  const file = openPlain(path);
  try {
    const it = fstatSync(file);
    const isFolder = it.isDirectory();
    if (!isFolder && (!it.isFile() || it.nlink > 1)) throw planted(path);
    return work(file, { isFolder });
  } finally {
    closeSync(file);
  }
}

function openPlain(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw ['ELOOP', 'EMLINK', 'ENXIO'].includes(code) ? planted(path) : error;
  }
}

const planted = (path: string): Error =>
  new Error(
    `\`${path}\` is a link, or no plain file: nothing here may lead elsewhere. Find out who put it there, and move it away`,
  );
