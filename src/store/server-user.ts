/** Who the carried PostgreSQL runs as. It refuses to run as root, and what it may do no other program should be able to. */
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

export type ServerUser = { readonly uid: number; readonly gid: number };

const ownName = 'shinrai-postgres';

/**
 * Nothing unless we are root: then PostgreSQL runs as we do. As root, a system user of its own, made when it is missing.
 * WHY never `nobody` unasked: other daemons run as `nobody`, and each of them would have the database.
 * @throws Error saying what to do where there is no such user and none can be made
 */
export function serverUser(environment: NodeJS.ProcessEnv = process.env): ServerUser | undefined {
  if (userInfo().uid !== 0) return undefined;
  const named = environment.SHINRAI_DATABASE_USER;
  const found = named ? findUser(named) : (findUser(ownName) ?? makeUser(ownName));
  if (found === undefined)
    throw new Error(
      named
        ? `SHINRAI_DATABASE_USER names \`${named}\`, and this machine has no such user`
        : `as root the database runs as the system user \`${ownName}\`, which could not be made here. ` +
            'Make it, or name another in SHINRAI_DATABASE_USER: one no other program runs as. ' +
            '`nobody` is taken only when named there, since any program of `nobody` could then read the data.',
    );
  if (found.uid === 0) throw new Error(`SHINRAI_DATABASE_USER names \`${named}\`, which is root: name another user`);
  return found;
}

function findUser(name: string): ServerUser | undefined {
  const [, uid, gid] =
    /^uid=(\d+)\S* gid=(\d+)/.exec(spawnSync('id', ['--', name], { encoding: 'utf8' }).stdout ?? '') ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Each family of systems has its own command; the first that leaves a user behind is the one of this system. */
const ways: readonly (readonly string[])[] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ],
  ['adduser', '--system', '--group', '--no-create-home', '--home', '/nonexistent'],
  ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin'],
];

function makeUser(name: string): ServerUser | undefined {
  for (const [program = '', ...args] of ways) {
    spawnSync(program, [...args, name], { stdio: 'ignore' });
    const made = findUser(name);
    if (made !== undefined) return made;
  }
  return undefined;
}
