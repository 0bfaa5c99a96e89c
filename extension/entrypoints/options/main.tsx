import { browser } from 'wxt/browser';

import { mount } from '../../mount.tsx';

import '../../options/options.css';
import { Options } from '../../options/Options.tsx';
import { createOutboxModel } from '../../outbox-view/model.ts';
import { countByOwner } from '../../outbox/list.ts';
import { currentSession } from '../../session/current.ts';
import { createSessionModel } from '../../session/model.ts';

const { current, apiAddress } = await createSessionModel();
const outbox = await createOutboxModel(current);
const [session, counts, commands] = await Promise.all([
  currentSession(),
  countByOwner(outbox.outbox),
  browser.commands.getAll(),
]);
counts.delete(session?.owner ?? '');

mount(
  <Options
    apiAddress={apiAddress}
    current={current}
    outbox={outbox}
    othersWaiting={[...counts.values()].reduce((sum, count) => sum + count, 0)}
    shortcuts={commands.map(({ name = '', description, shortcut = '' }) => ({
      name: description || (name === '_execute_action' ? 'Open PathSix' : name),
      keys: shortcut,
    }))}
  />,
);
