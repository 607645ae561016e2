/** The way an address comes to be answered: by its row. What has no row does not compile. */
import type { Env, Hono } from 'hono';
import type { H } from 'hono/types';
import { type Address, partsOf } from './table.ts';

type PathOf<A extends Address> = A extends `${string} ${infer Path}` ? Path : never;

export function answerAt<A extends Address>(app: Hono, address: A, handler: H<Env, PathOf<A>>): void {
  app.on(...partsOf(address), handler as H);
}
