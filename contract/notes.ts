import { byId, endpoint } from './endpoint.ts';
import { note } from './records/note.ts';

export const pinNote = endpoint({
  id: 'notes.pin',
  method: 'POST',
  path: '/notes/:id/pin',
  summary: 'Keep a note on top for oneself; nobody else sees a difference',
  access: 'member',
  needs: ['note', 'read'],
  status: 200,
  input: byId,
  output: note.record,
});

export const unpinNote = endpoint({
  id: 'notes.unpin',
  method: 'DELETE',
  path: '/notes/:id/pin',
  summary: 'Keep a note on top no longer',
  access: 'member',
  needs: ['note', 'read'],
  status: 200,
  input: byId,
  output: note.record,
});
