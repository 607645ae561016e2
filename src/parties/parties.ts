/** The front door of `parties`: people, organisations, who acts for whom, and how they sign in. */
export {
  type Actor,
  type ActorRole,
  type Scope,
  type StaffRole,
  scopes,
  staffRoles,
} from './actor.ts';
export { bases } from './bases.ts';
export { beginCeremony, beginCeremonyOf, findCeremony, takeCeremony } from './ceremony.ts';
export { destroyErasedKeys, erasedBefore, erasePerson } from './erase.ts';
export {
  addChild,
  agreeToTie,
  endTie,
  findTieOffer,
  householdOf,
  offerTie,
  plantGuardians,
  plantTies,
  type Tie,
  type TieKind,
  tieKinds,
} from './household.ts';
export {
  changeInstallationSettings,
  clearAway,
  type InstallationSettings,
  installationSettings,
} from './installation.ts';
export {
  type Client,
  calledOf,
  clientsOf,
  endMandate,
  findOffer,
  type Mandate,
  mandatesOf,
  type OpenOffer,
  offerMandate,
  openOffers,
  plantMandates,
  returnMandate,
  takeOffer,
} from './mandate.ts';
export { keepMandateNote, type MandateNote, mandateNotesOf, mostNoteLetters } from './mandate-note.ts';
export {
  addIdentity,
  addPasskey,
  endPasskey,
  findIdentity,
  findPasskey,
  type Identity,
  identitiesOf,
  makeRecoveryCodes,
  notePasskeyUse,
  type Passkey,
  passkeysOf,
  recoveryCodesLeft,
  removeIdentity,
  useRecoveryCode,
} from './means.ts';
export { mergedWith, mergePeople, splitPeople, wasBefore } from './merge.ts';
export { displayName, type Names, passportName } from './names.ts';
export { giveNotice, type Notice, noticesOf, seeNotices, unseenNotices } from './notice.ts';
export {
  addClosingDays,
  addOrganisations,
  addStaff,
  countPeople,
  countSignUps,
  endPost,
  hasAdministrator,
  isLastAdministrator,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
  organisationsOf,
  postsIn,
  rolesIn,
  rolesOf,
  type StaffLine,
} from './organisation.ts';
export {
  addPeople,
  changeNames,
  changeSettings,
  isInvented,
  isProtected,
  type Naming,
  namesOf,
  pairwiseId,
  protectionOf,
  protectPlaces,
  type Settings,
  settingsOf,
} from './person.ts';
export {
  actFor,
  actInPost,
  actorFor,
  actorIn,
  actorOf,
  beginSession,
  endOtherSessions,
  endSession,
  type HeldPost,
  proveAgain,
  readSession,
  type SessionLine,
  type SignedIn,
  type SignInMeans,
  sessionsOf,
} from './session.ts';
export { countTry } from './tries.ts';
