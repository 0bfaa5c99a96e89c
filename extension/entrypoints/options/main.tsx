import { browser } from 'wxt/browser';

import { mount } from '../../mount.tsx';

import '../../options/options.css';
import { Options } from '../../options/Options.tsx';
import { createOutboxModel } from '../../outbox-view/model.ts';
import { countByOwner } from '../../outbox/list.ts';
import { currentSession } from '../../session/current.ts';
import { createSessionModel } from '../../session/model.ts';
import { read } from '../../storage.ts';

const { current } = createSessionModel();
const outbox = await createOutboxModel(current);
const [apiAddress, session, counts, commands] = await Promise.all([
  read('apiAddress'),
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
