import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Hono } from 'hono';
import { clientAddress, clientKey, noProxies, openClients, readProxies } from './client.ts';

const proxies = readProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');

test('a proxy is believed only where the installation names it', () => {
  const told = { forwardedFor: '198.51.100.7' };
  assert.equal(clientAddress('127.0.0.1', told, proxies), '198.51.100.7');
  assert.equal(clientAddress('127.0.0.1', told, noProxies), '127.0.0.1');
  assert.equal(clientAddress('203.0.113.9', told, proxies), '203.0.113.9');
});

test('hops are followed back as far as they are trusted, and no further', () => {
  const through = (forwardedFor: string) => clientAddress('127.0.0.1', { forwardedFor }, proxies);
  assert.equal(through('198.51.100.7, 10.1.2.3'), '198.51.100.7');
  // The client itself wrote the first one; the last one that is not ours is who we know.
  assert.equal(through('192.0.2.1, 198.51.100.7, 10.1.2.3'), '198.51.100.7');
  assert.equal(through('192.0.2.1, nonsense, 10.1.2.3'), '10.1.2.3');
  assert.equal(through('198.51.100.7:4711'), '198.51.100.7');
  assert.equal(clientAddress('::ffff:127.0.0.1', { forwardedFor: '::ffff:198.51.100.7' }, proxies), '198.51.100.7');
});

test('the standard header is read too, and two stories are no story', () => {
  const forwarded = 'for=192.0.2.43, for="[2001:db8::17]:4711";proto=https';
  assert.equal(clientAddress('fd00::1', { forwarded }, proxies), '2001:db8::17');
  assert.equal(clientAddress('127.0.0.1', { forwarded: 'For=198.51.100.7' }, proxies), '198.51.100.7');
  const both = { forwarded: 'for=192.0.2.1', forwardedFor: '198.51.100.7' };
  assert.equal(clientAddress('127.0.0.1', both, proxies), '127.0.0.1');
});

test('an IPv6 client is its /64, whatever it writes into the rest', () => {
  assert.equal(clientKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(clientKey('2001:0db8:1:2::1'), '2001:db8:1:2::/64');
  assert.equal(clientKey('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(clientKey('::1'), '0:0:0:0::/64');
  assert.equal(clientKey('64:ff9b::192.0.2.33'), '64:ff9b:0:0::/64');
  assert.equal(clientKey('198.51.100.7'), '198.51.100.7');
  const group = fc.integer({ min: 0, max: 0xffff }).map((it) => it.toString(16));
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 4, maxLength: 4 }),
      fc.array(group, { minLength: 4, maxLength: 4 }),
      (net, host) => {
        assert.equal(clientKey([...net, ...host].join(':')), `${net.join(':')}::/64`);
      },
    ),
    { seed: 20261125 },
  );
});

test('what is no network is refused by name', () => {
  for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/x', '999.1.1.1'])
    assert.throws(() => readProxies(`127.0.0.1, ${wrong}`), new RegExp(wrong.replaceAll('.', '\\.')));
});

test('requests through a proxy nobody named are noticed, once', async () => {
  let told = 0;
  const clients = openClients(noProxies, () => void told++);
  const app = new Hono().get('/', (c) => c.text(clients.keyOf(c)));
  const from = (headers: Record<string, string>) =>
    app.request('/', { headers }, { incoming: { socket: { remoteAddress: '::ffff:127.0.0.1' } } });
  assert.equal(await (await from({})).text(), '127.0.0.1');
  assert.equal(clients.unnamedProxy(), false);
  for (let i = 0; i < 3; i++) assert.equal(await (await from({ 'x-forwarded-for': '192.0.2.1' })).text(), '127.0.0.1');
  assert.equal(clients.unnamedProxy(), true);
  assert.equal(told, 1);
});
