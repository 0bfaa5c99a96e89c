import { effect, signal } from '@preact/signals';

import { mount } from '../../mount.tsx';

import '../../panel/panel.css';
import { createOutboxModel } from '../../outbox-view/model.ts';
import { createPanelModel, type PanelModel } from '../../panel/model.ts';
import { Panel } from '../../panel/Panel.tsx';
import { followTab } from '../../panel/which-tab.ts';
import { createSessionModel } from '../../session/model.ts';

const session = await createSessionModel();
const outbox = await createOutboxModel(session.current);
const model = signal<PanelModel | null>(null);
const tabId = signal<number | null>(null);
let shown = '';

function App() {
  return model.value && <Panel key={shown} model={model.value} />;
}

/** Anew for each tab, and for each member: nobody sees what somebody else captured. */
async function show(id: number, owner: string) {
  const wanted = `${id} ${owner}`;
  if (shown === wanted) return;
  shown = wanted;
  model.value?.stop();
  model.value = null;
  const created = await createPanelModel({ id, owner }, { session, outbox });
  // Tabs may be switched faster than they load.
  if (shown !== wanted) return created.stop();
  model.value = created;
}

mount(<App />);
effect(() => {
  const { value: current } = session.current;
  if (tabId.value !== null && current !== undefined) void show(tabId.value, current?.owner ?? '');
});
await followTab((id) => {
  tabId.value = id;
});
