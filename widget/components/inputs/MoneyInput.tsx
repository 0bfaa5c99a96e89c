import { useState } from 'preact/hooks';

import { t } from '../../messages/t.ts';
import { editMoney, readAmount, type Money } from '../../state/money.ts';
import { useSurroundings } from '../surroundings.ts';
import { asText, type InputProps } from './input-props.ts';
import { useAutoFocus } from './useAutoFocus.ts';

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const common = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY', 'SEK', 'PLN'];

/** An amount as people write it, and its currency. What is no amount stays as text, for the form to object to. */
export function MoneyInput({ described, name, value, takesFocus, onChange, onLeave }: InputProps) {
  const input = useAutoFocus<HTMLInputElement>(takesFocus);
  const { currency: usual } = useSurroundings();
  const [currency, setCurrency] = useState(isMoney(value) ? value.currency : usual);
  const [typed, setTyped] = useState(isMoney(value) ? editMoney(value) : asText(value));
  const change = (text: string, inCurrency: string) => {
    setTyped(text);
    setCurrency(inCurrency);
    const amount = readAmount(text, inCurrency);
    if (text.trim() === '') onChange(null);
    else onChange(amount === null ? text : { amount, currency: inCurrency });
  };
  return (
    <div class="input-row">
      <input
        {...described}
        ref={input}
        class="input"
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('form.amount')}
        value={typed}
        onInput={(event) => change(event.currentTarget.value, currency)}
        onBlur={onLeave}
      />
      <select
        class="input"
        data-narrow
        aria-label={t('form.currency')}
        value={currency}
        onChange={(event) => change(typed, event.currentTarget.value)}
      >
        {[...new Set([currency, usual, ...common])].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </div>
  );
}
