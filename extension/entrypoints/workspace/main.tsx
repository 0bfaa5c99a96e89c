import '../../../widget/styles/workspace.css';
import { mountWorkspace } from '../../../widget/app/mount.tsx';
import { onOtherSignIn, sessionForWorkspace } from '../../session/for-workspace.ts';
import { read } from '../../storage.ts';

const apiAddress = await read('apiAddress');
const root = document.getElementById('app');
if (root)
  mountWorkspace(root, {
    base: apiAddress,
    source: 'extension',
    routing: 'hash',
    ...sessionForWorkspace(apiAddress),
  });
await onOtherSignIn(apiAddress, () => location.reload());
