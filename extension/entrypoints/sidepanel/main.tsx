import { signal } from '@preact/signals';

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
let shown: number | null = null;

function App() {
  return model.value && <Panel key={shown} model={model.value} />;
}

mount(<App />);
await followTab(async (tabId) => {
  shown = tabId;
  const created = await createPanelModel(tabId, { session, outbox });
  // Tabs may be switched faster than they load.
  if (shown !== tabId) return created.stop();
  model.value?.stop();
  model.value = created;
});
