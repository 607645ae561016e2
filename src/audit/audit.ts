/** The front door of `audit`: the log of every read, its tree, and the leave to read. */

export { entriesAbout, objectTo, type SeenEntry } from './about.ts';
export { acceptRestore } from './accept.ts';
export { openDesk } from './desk.ts';
export type { CaseGrant, Grant } from './grant.ts';
export { type Journal, openJournal } from './journal.ts';
export { linkEntries, logState } from './linking.ts';
export { keptCheckpoint, signerOf } from './log.ts';
export { type Key, keyText, readKey } from './note.ts';
export { checkProof, type ProofFault, proofOf } from './proof.ts';
export type { Restored } from './restored.ts';
export { type LogFault, type LogReport, verifyLog } from './verify.ts';
export { askWitnesses, readWitnesses, showWitnesses, type Witness } from './witness.ts';
