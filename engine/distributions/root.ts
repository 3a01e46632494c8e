/**
 * Where an ascending function crosses 0 between two places: false position, with the weight of an end halved when it stays a second
 * time (Dowell & Jarratt 1971, the Illinois method) and bisection when that is slow. To the last digit or two; 100 evaluations at most.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa >= 0) return a;
  if (fb <= 0) return b;
  let stayed = 0;
  for (let i = 0; i < 100; i++) {
    const falsePosition = b - (fb * (b - a)) / (fb - fa);
    const halve = i % 4 === 3 || !(falsePosition > a && falsePosition < b);
    const x = halve ? a + (b - a) / 2 : falsePosition;
    if (x <= a || x >= b) break;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx > 0) {
      [b, fb] = [x, fx];
      if (stayed > 0) fa /= 2;
      stayed = 1;
    } else {
      [a, fa] = [x, fx];
      if (stayed < 0) fb /= 2;
      stayed = -1;
    }
  }
  return fb < -fa ? b : a;
}
