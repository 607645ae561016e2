/** Settings of the signed-in person, and protection of their places. */
import { addYears, isoDay, parseDay } from '#calendar';
import { changeNames, changeSettings, namesOf, protectionOf, protectPlaces, type Settings } from '#parties';
import { NamesPage } from '../../web/entrance/new-person.tsx';
import { furigana } from '../../web/parts/readings.ts';
import { SettingsPage } from '../../web/resident/settings.tsx';
import { type Serve, show } from '../door/door.tsx';
import { isLocale } from '../door/locale.ts';
import { namesIn, typedNames } from '../entrance/names-form.ts';

export function settingsPages(serve: Serve): void {
  serve('GET /:locale/me/settings', async (me, { govern }, reach) => {
    const protectedUntil = await protectionOf(reach, govern);
    const until = protectedUntil !== undefined && protectedUntil >= me.day ? { protectedUntil } : {};
    const saved = me.c.req.query('saved') === 'true';
    return show(me, <SettingsPage view={me} settings={me.settings} saved={saved} {...until} />);
  });

  serve('POST /:locale/me/settings', async (me, _, act) => {
    const { typed } = me.sent;
    const locale = isLocale(typed.locale ?? '') ? (typed.locale ?? me.locale) : me.locale;
    await changeSettings(act, me.signedIn.person, settingsFrom(typed, locale));
    return me.c.redirect(`/${locale}/me/settings?saved=true`, 303);
  });

  serve('GET /:locale/me/names', async (me, { govern }, reach) => {
    const names = await namesOf(reach, me.house.vault, govern);
    return show(
      me,
      <NamesPage view={me} path="me/names" typed={names === undefined ? {} : typedNames(names)} errors={[]} />,
    );
  });

  serve('POST /:locale/me/names', async (me, { govern }, act) => {
    const read = namesIn(me.sent, me.say);
    if ('errors' in read) {
      return show(me, <NamesPage view={me} path="me/names" typed={me.sent.typed} errors={read.errors} />, 422);
    }
    await changeNames(act, me.house.vault, govern, read.names);
    me.afterwards.push(async () => me.house.recent.forget());
    return me.c.redirect(`/${me.locale}/me/settings?saved=true`, 303);
  });

  serve('POST /:locale/me/settings/protect', async (me, { govern }, act) => {
    const today = parseDay(me.day);
    const until = me.sent.typed.off === 'true' || today === undefined ? undefined : isoDay(addYears(today, 1));
    await protectPlaces(act, me.house.vault, govern, until);
    if (until !== undefined) await changeSettings(act, me.signedIn.person, { ...me.settings, watched: true });
    return me.c.redirect(`/${me.locale}/me/settings`, 303);
  });
}

const oneOf = <T extends string>(choices: readonly T[], text: string | undefined): T | undefined =>
  choices.find((it) => it === text);

function settingsFrom(typed: Readonly<Record<string, string>>, locale: string): Settings {
  const readings = oneOf(furigana, typed.furigana);
  const text = oneOf(['normal', 'large', 'largest'] as const, typed.text);
  return {
    locale,
    ...(readings === undefined ? {} : { furigana: readings }),
    ...(text === undefined ? {} : { text }),
    ...(typed.watched === 'true' ? { watched: true } : {}),
  };
}
