const tones: Record<string, string> = {
  new: 'info',
  contacted: 'accent',
  nurture: 'soon',
  qualified: 'done',
  converted: 'done',
  won: 'done',
  done: 'done',
  active: 'done',
  pending: 'info',
  in_progress: 'accent',
  open: 'info',
  paused: 'soon',
  lost: 'overdue',
  unqualified: 'none',
  junk: 'none',
  cancelled: 'none',
  closed: 'none',
};

export const isStatus = (value: string) => value in tones;

/** A status in words, with a tone that helps to find it again. */
export const StatusPill = ({ value, label }: { value: string; label: string }) => (
  <span class="pill" data-tone={tones[value]}>
    <span>{label}</span>
  </span>
);
