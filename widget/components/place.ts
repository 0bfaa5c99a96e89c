const gap = 4;
const edge = 8;

/** Puts what floats below its button, or above where there is more room, and inside the window. */
export function place(floating: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect();
  const { width, height } = floating.getBoundingClientRect();
  const below = anchor.bottom + gap;
  const fitsBelow = below + height + edge <= innerHeight;
  const top = fitsBelow ? below : Math.max(edge, anchor.top - gap - height);
  const left = Math.min(anchor.left, innerWidth - width - edge);
  floating.style.top = `${top}px`;
  floating.style.left = `${Math.max(edge, left)}px`;
}
