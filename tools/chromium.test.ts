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

test('chromium is taken before Chrome, wherever they lie on the PATH', () => {
  const runs = machineWith('/a/google-chrome', '/b/chromium');
  assert.equal(chooseChromium({ PATH: '/a:/b' }, runs), '/b/chromium');
  assert.equal(chooseChromium({ PATH: '/a' }, runs), '/a/google-chrome');
});

test('a machine without a browser has none', () => {
  assert.equal(chooseChromium({ PATH: '/usr/bin' }, machineWith()), undefined);
  assert.equal(chooseChromium({}, machineWith('chromium')), undefined);
});
