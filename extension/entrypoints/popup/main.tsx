import { ask } from '../../messages.ts';

import '../../popup/popup.css';
import { mount } from '../../mount.tsx';
import { createPopupModel } from '../../popup/model.ts';
import { Popup } from '../../popup/Popup.tsx';

const model = await createPopupModel();
mount(<Popup model={model} />);
// The click that opened the popup lets the page be read: what is found there is shown before anybody asks.
if (model.tab?.host) void ask('captureTab', { tabId: model.tab.id });
