import { describe, expect, test } from 'vitest';

import { ApiError } from '../../contract/client.ts';
import { lead } from '../../contract/records/lead.ts';
import { createForm } from './form.ts';

const newForm = (initial = {}) => createForm({ fields: lead.fields, check: lead.check, initial });

const refusal = (code: 'invalid' | 'duplicate', more = {}) =>
  new ApiError(
    { type: '', title: '', status: 422, code, detail: 'No', errors: [], requestId: 'r', ...more },
    null,
  );

describe('what is wrong is told where it is wrong', () => {
  test('before anything is sent', async () => {
    const form = newForm();
    form.set('emails', ['nonsense']);
    form.set('estimatedValue', 'a lot');
    let sent = 0;
    expect(await form.submit(async () => void (sent += 1))).toBe(false);
    expect(sent).toBe(0);
    expect(form.errors.value).toMatchObject({
      emails: 'Enter an e-mail address like name@company.com',
      estimatedValue: 'Enter an amount like 1200 or 1,200.50',
    });
  });

  test('also when a rule over several fields is broken', async () => {
    const form = newForm();
    expect(await form.submit(async () => {})).toBe(false);
    expect(form.errors.value['lastName']).toMatch(/^Enter a name/);
  });

  test('when the server says it, at the field of the value; and a mended field is no longer wrong', async () => {
    const form = newForm({ lastName: 'Weiss', emails: ['a@b.com', 'c@d.com'] });
    const errors = [
      { field: 'emails.1', message: 'Nobody answers there' },
      { field: 'elsewhere', message: 'The moon is wrong' },
    ];
    await form.submit(() => Promise.reject(refusal('invalid', { errors })));
    expect(form.errors.value).toEqual({ emails: 'Nobody answers there' });
    expect(form.problem.value).toBe('The moon is wrong');
    form.set('emails', ['a@b.com']);
    expect(form.errors.value).toEqual({});
  });

  test('a record that is there already is named', async () => {
    const form = newForm({ lastName: 'Weiss' });
    const existing = { type: 'lead', id: '1', name: 'S', owner: 'Ben', reasons: ['same e-mail'] };
    await form.submit(() => Promise.reject(refusal('duplicate', { existing })));
    expect(form.duplicate.value).toEqual(existing);
  });
});

test('only what differs is a change, and blanks are nothing', () => {
  const form = newForm({ lastName: 'Weiss', emails: ['a@b.com'], jobTitle: 'Owner' });
  form.set('lastName', ' Weiss ');
  form.set('emails', ['a@b.com', '  ']);
  form.set('jobTitle', '');
  expect(form.changes()).toEqual({ jobTitle: null });
});

test('a newer record is taken over, except where somebody has typed', () => {
  const form = newForm({ lastName: 'Weiss', jobTitle: 'Owner', companyName: 'Weiss' });
  form.set('jobTitle', 'Founder');
  form.rebase({ lastName: 'Weiß', jobTitle: 'Director', companyName: 'Weiss' });
  expect(form.values()).toMatchObject({ lastName: 'Weiß', jobTitle: 'Founder' });
  expect(form.changes()).toEqual({ jobTitle: 'Founder' });
});

test('one submit at a time', async () => {
  const form = newForm({ lastName: 'Weiss' });
  let finish = () => {};
  let sent = 0;
  const first = form.submit(() => {
    sent += 1;
    return new Promise<void>((resolve) => (finish = resolve));
  });
  expect(form.busy.value).toBe(true);
  expect(await form.submit(async () => void (sent += 1))).toBe(false);
  finish();
  expect(await first).toBe(true);
  expect(sent).toBe(1);
  expect(form.busy.value).toBe(false);
});
