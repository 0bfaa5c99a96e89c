export interface PanelDraft {
  x: string;
}
