import '../styles/workspace.css';
import { mountWorkspace } from './mount.tsx';

const root = document.getElementById('workspace');
if (root) mountWorkspace(root, { base: location.origin, source: 'workspace', routing: 'path' });
