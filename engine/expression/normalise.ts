const SAME = new Map([
  ['\u2212', '-'],
  ['￥', '¥'],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['、', ','],
  ['【', '['],
  ['】', ']'],
  ['〔', '['],
  ['〕', ']'],
]);

/**
 * The text with full-width forms （１２％） as their plain ones, every kind of blank as a blank, and the signs of print (−, ×, ÷) as those of the keyboard.
 * One UTF-16 unit for one, so that every offset stays.
 */
export function normalise(text: string): string {
  // An emoji's halves are left as they are by not splitting into code points.
  return text.split('').map(plain).join('');
}

function plain(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/\s/.test(unit)) return ' ';
  return SAME.get(unit) ?? unit;
}
