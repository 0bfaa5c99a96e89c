interface RadioCardProps {
  /** The same for all of which one is chosen. */
  group: string;
  label: string;
  detail?: string | null;
  /** Why it is offered. */
  reasons?: readonly string[];
  checked: boolean;
  onChoose: () => void;
}

/** One of a few, with why it is among them. */
export const RadioCard = (props: RadioCardProps) => (
  <label class="radio-card">
    <input type="radio" name={props.group} checked={props.checked} onChange={props.onChoose} />
    <span class="two-lines">
      <span class="cut">{props.label}</span>
      {props.detail && <span class="quiet small cut">{props.detail}</span>}
    </span>
    <span class="chips">
      {[...new Set(props.reasons)].map((reason) => (
        <span class="chip" key={reason}>
          {reason}
        </span>
      ))}
    </span>
  </label>
);
