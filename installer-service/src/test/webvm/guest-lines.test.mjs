import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine, parseLine, settingsText } from '../../main/resources/webvm/guest-lines.mjs';

test('should understand the stages', () => {
  assert.deepEqual(parseLine('pgfit: booted 18.75'), { kind: 'booted', uptimeSeconds: 18.75 });
  assert.deepEqual(parseLine('pgfit: ready 87.81'), { kind: 'ready', uptimeSeconds: 87.81 });
  assert.deepEqual(parseLine('pgfit: done stop'), { kind: 'done', command: 'stop' });
  assert.deepEqual(parseLine('pgfit: failed initdb'), { kind: 'failed', step: 'initdb' });
});

test('should understand a line that the kernel wrote into', () => {
  assert.equal(parseLine('[   12.1] random: pgfit: ready 20.1').kind, 'ready');
});

test('should read the figures', () => {
  assert.deepEqual(parseLine('pgfit: usage total=100 available=50 pss=25 load=0.31 processes=6'), {
    kind: 'usage', memoryTotalBytes: 100, memoryAvailableBytes: 50, databasePssBytes: 25, load: 0.31, processes: 6,
  });
});

test('should see that the kernel has died', () => {
  assert.equal(parseLine('[ 1.2] Kernel panic - not syncing: VFS').kind, 'panic');
  assert.equal(parseLine('pgfit: no root').kind, 'panic');
  assert.equal(parseLine('pgfit: no module ext4').kind, 'other');
});

test('should carry settings, and refuse what would break the line', () => {
  assert.equal(settingsText({ jit: 'off', shared_buffers: '16MB' }, ':'), 'jit:off,shared_buffers:16MB');
  for (const value of ["a'b", 'a b', 'a,b', 'a:b']) {
    assert.throws(() => settingsText({ jit: value }, ':'), /can't be given/);
  }
  assert.equal(
    commandLine({ major: 18, password: 'ab', settings: { jit: 'off' }, nowMillis: 1_700_000_000_999 }),
    'pgfit.major=18 pgfit.password=ab pgfit.settings=jit:off pgfit.clock=1700000000');
});
