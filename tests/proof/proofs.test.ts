import { expect, test } from 'vitest';

import { prove as proveGuards } from './guards.proof.ts';
import { prove as proveGuesses } from './guesses.proof.ts';
import { prove as proveKill } from './kill.proof.ts';
import { prove as proveLives } from './lives.proof.ts';
import { prove as proveRace } from './race.proof.ts';
import { prove as proveRestart } from './restart.proof.ts';
import { prove as proveTampering } from './tampering.proof.ts';

test('of fifty who save the same new person at once one makes a record, and all others are told which', async () => {
  expect((await proveRace('short')).shortfalls).toEqual([]);
}, 120_000);

test('after kill -9 of the API, of Postgres or of both, what was acknowledged is there once', async () => {
  expect((await proveKill('short')).shortfalls).toEqual([]);
}, 120_000);

test('a stop leaves nothing behind, a start finds everything, and a dangerous role is refused', async () => {
  expect((await proveRestart('short')).shortfalls).toEqual([]);
}, 120_000);

test('whoever changes, removes or adds rows of the audit log is found out, and the role of the API cannot even try', async () => {
  expect((await proveTampering('short')).shortfalls).toEqual([]);
}, 120_000);

test('whatever lets a member in is accepted as long as it should be, and not on one request more', async () => {
  expect((await proveLives('short')).shortfalls).toEqual([]);
}, 120_000);

test('however many guesses are made at an account, ten cost a hash, and its owner comes in from a device of theirs', async () => {
  expect((await proveGuesses('short')).shortfalls).toEqual([]);
}, 120_000);

test('every kind of guard is found in the code, and whichever table’s wall is taken down, it is noticed', async () => {
  expect((await proveGuards('short')).shortfalls).toEqual([]);
}, 120_000);
