/** How many digits of a currency's amounts stand behind the point: 2 for EUR, none for JPY. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

interface Money {
  amount: number;
  currency: string;
}

/** An amount in major units to the last digit, like `-1250.50`, by way of its digits and no float. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const split = text.length - digits;
  const whole = digits === 0 ? text : `${text.slice(0, split)}.${text.slice(split)}`;
  return amount < 0 ? `-${whole}` : whole;
}

/** The minor units of such a text; null for anything else, and for parts of the smallest coin. */
export function readDecimal(text: string, currency: string): number | null {
  const [, sign, whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = minorDigits(currency);
  if (!whole || part.length > digits) return null;
  const amount = Number(whole + part.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amount)) return null;
  return sign && amount !== 0 ? -amount : amount;
}
