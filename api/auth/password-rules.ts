import { invalid } from '../errors.ts';
import { isPassword } from './passwords.ts';

/** What people take who have to take ten characters; NIST SP 800-63B asks to refuse the commonly used. */
const common = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 1234567891 123456789q q123456789
  1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 1q2w3e4r5t6y qwertyuiop qwerty12345 qwerty123456 qwerty1234 qwertyuiop123 qazwsxedcrfv
  asdfghjkl1 asdfghjkl123 zxcvbnm123 qwertzuiop qwertz12345 azertyuiop azerty12345 password12 password123 password1234 password12345
  passwort123 passwort1234 p@ssw0rd123 p@ssword123 passw0rd123 mypassword mypassword1 passwordpassword password2024 password2025
  password2026 welcome123 welcome1234 welcome2024 welcome2025 welcome2026 changeme123 changemenow letmein123 letmein1234
  administrator admin12345 admin123456 adminadmin iloveyou12 iloveyou123 iloveyou1234 iloveyouforever sunshine123 princess123
  football123 baseball123 superman123 batman12345 dragon12345 monkey12345 michael123 charlie123 liverpool1 liverpool123 manchester
  manchester1 chelsea1234 abcdefghij abcdefghijk abcd123456 abc123456789 abc1234567 abcdef1234 aa12345678 a1b2c3d4e5 1a2b3c4d5e
  summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 january2026
  starwars123 pokemon1234 minecraft1 minecraft123 computer123 internet123 whatever123 trustno1234 test123456 testtest123 testpassword
  secret1234 secret12345 hallo12345 hallohallo schatz12345 ficken12345 fussball123 contraseña contrasena contrasena1 teamo12345
  companyname pathsix123 pathsix1234`.split(/\s+/),
);

const mostlyOne = (password: string) => new Set(password).size < 4;

/** What a password is compared by: without case, spaces, marks and digits at the end, as somebody would vary a name. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d+$/, '');

/** Refuses the password that an account has already: whoever changes it means to shut somebody out. */
export async function refuseSamePassword(password: string, hash: string): Promise<void> {
  if (await isPassword(password, hash))
    throw invalid('password', 'This is the password you have; choose another one');
}

/** Refuses a password that is guessed first. Its length is the contract's business. */
export function refuseWeakPassword(
  password: string,
  { email, name }: { email: string; name: string },
): void {
  const refuse = (why: string) => invalid('password', why);
  if (common.has(password.toLowerCase()))
    throw refuse(
      'Many people use this password, so it is tried first; choose a few words of your own',
    );
  if (mostlyOne(password))
    throw refuse('This repeats the same few characters; choose a few words of your own');
  const own = [email, email.split('@')[0] ?? '', name].map(bare).filter(Boolean);
  if (own.includes(bare(password)))
    throw refuse('This is your name or e-mail; choose a few words that nobody connects with you');
}
