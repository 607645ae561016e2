import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseChromium } from './chromium.ts';

const machineWith =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

test('the browser somebody names is taken before any on the PATH', () => {
  const runs = machineWith('/opt/mine', '/usr/bin/chromium');
  assert.equal(chooseChromium({ SHINRAI_CHROMIUM: '/opt/mine', PATH: '/usr/bin' }, runs), '/opt/mine');
});

test('a named browser that is not there is not replaced by another', () => {
  const runs = machineWith('/usr/bin/chromium');
  assert.equal(chooseChromium({ SHINRAI_CHROMIUM: '/opt/mine', PATH: '/usr/bin' }, runs), undefined);
});

test('one without a window is taken first: of the PATH, then the carried one, and then a whole one', () => {
  const runs = machineWith('/a/chromium', '/b/chromium-headless-shell', '/c/google-chrome');
  assert.equal(chooseChromium({ PATH: '/a:/b' }, runs, '/carried'), '/b/chromium-headless-shell');
  assert.equal(chooseChromium({ PATH: '/a:/c' }, runs, '/carried'), '/carried');
  assert.equal(chooseChromium({ PATH: '/c:/a' }, runs), '/a/chromium');
  assert.equal(chooseChromium({ PATH: '/c' }, runs), '/c/google-chrome');
  assert.equal(chooseChromium({ SHINRAI_CHROMIUM: '/opt/mine', PATH: '/b' }, runs, '/carried'), undefined);
});

test('a machine without a browser has none', () => {
  assert.equal(chooseChromium({ PATH: '/usr/bin' }, machineWith()), undefined);
  assert.equal(chooseChromium({}, machineWith('chromium')), undefined);
});
