import '../../popup/popup.css';
import { mount } from '../../mount.tsx';
import { createPopupModel } from '../../popup/model.ts';
import { Popup } from '../../popup/Popup.tsx';

const model = await createPopupModel();
mount(<Popup model={model} />);
