/**
 * Wrapped keys in places of one file. WHY not in SQLite: it copies pages into a journal and gives pages back without
 * clearing them, so that what is removed there stays on the disk. Here a key is written once, in one place, and is
 * overwritten in that place.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { keyBytes, sealBytes } from './aead.ts';

/** WHY 64: a place never lies across two sectors of a disk. */
const slotBytes = 64;
const wrappedBytes = keyBytes + sealBytes;
const nothing = Buffer.alloc(slotBytes);

export type KeySlots = {
  readonly write: (slot: number, wrapped: Uint8Array) => void;
  /** Nothing when the place was wiped. */
  readonly read: (slot: number) => Buffer | undefined;
  /** Overwrites a place, on the disk when this returns. */
  readonly wipe: (slot: number) => void;
  /** What was written is on the disk when this returns. */
  readonly sync: () => void;
  readonly close: () => void;
};

/** @param path made when missing; nothing keeps the places in memory */
export function openSlots(path: string | undefined): KeySlots {
  return path === undefined ? slotsInMemory() : slotsIn(openOwn(path));
}

function openOwn(path: string): number {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
  fchmodSync(file, 0o600);
  return file;
}

function slotsIn(file: number): KeySlots {
  const put = (slot: number, bytes: Uint8Array): void => {
    if (writeSync(file, bytes, 0, bytes.length, slot * slotBytes) !== bytes.length)
      throw new Error('a key was cut short');
  };
  return {
    write: (slot, wrapped) => put(slot, Buffer.concat([wrapped, nothing], slotBytes)),
    read: (slot) => {
      const bytes = Buffer.alloc(slotBytes);
      readSync(file, bytes, 0, slotBytes, slot * slotBytes);
      return wrappedIn(bytes);
    },
    wipe: (slot) => {
      put(slot, nothing);
      fsyncSync(file);
    },
    sync: () => fsyncSync(file),
    close: () => closeSync(file),
  };
}

function slotsInMemory(): KeySlots {
  const slots = new Map<number, Buffer>();
  return {
    write: (slot, wrapped) => void slots.set(slot, Buffer.from(wrapped)),
    read: (slot) => slots.get(slot),
    wipe: (slot) => void slots.delete(slot),
    sync: () => {},
    close: () => slots.clear(),
  };
}

const wrappedIn = (bytes: Buffer): Buffer | undefined =>
  bytes.equals(nothing) ? undefined : bytes.subarray(0, wrappedBytes);

/** Overwrites a file where it stands, then removes it. */
export function wipeFile(path: string): void {
  const file = openOwn(path);
  try {
    const chunk = Buffer.alloc(64 * 1024);
    for (let at = 0, { size } = fstatSync(file); at < size; )
      at += writeSync(file, chunk, 0, Math.min(chunk.length, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(path);
}
