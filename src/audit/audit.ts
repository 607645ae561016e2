/** The front door of `audit`: the log of every read, its chain, and the leave to read. */
export { entriesAbout, objectTo, type SeenEntry } from './about.ts';
export { type ChainFault, chainState, keepRestoredEnd, keptEnd, linkEntries, verifyChain } from './chain.ts';
export type { Grant } from './grant.ts';
export { type Journal, openJournal } from './journal.ts';
