import {useEffect, useRef} from 'preact/hooks';

/** What a key or a swipe asks of the deck. */
export type Turn = 'next' | 'previous' | 'first' | 'last' | 'leave' | 'notes' | 'full-screen';

/** Keys of a keyboard and of the clickers that speakers hold, which send page keys. */
const KEYS: Readonly<Record<string, Turn>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  n: 'notes',
  N: 'notes',
  f: 'full-screen',
  F: 'full-screen',
};

/** These turn the slide wherever the keyboard is: a clicker knows nothing of sliders. */
const ALWAYS = new Set(['PageDown', 'PageUp', 'Escape']);

/** The slide that a turn leads to, counted from 1. */
export function turnOf(turn: Turn, at: number, count: number): number {
  if (turn === 'next') return at + 1;
  if (turn === 'previous') return at - 1;
  if (turn === 'first') return 1;
  return turn === 'last' ? count : at;
}

/** So far a finger must go to turn a slide, in pixels. */
const SWIPE = 60;

/** Listens to keys and swipes as long as the deck is shown. What is meant for a slider or a button stays there. */
export function useTurns(onTurn: (turn: Turn) => void): void {
  const latest = useRef(onTurn);
  latest.current = onTurn;
  useEffect(() => {
    let start: Touch | undefined;
    const key = (event: KeyboardEvent) => {
      const turn = KEYS[event.key];
      if (!turn || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isControl(event.target, event.key) && !ALWAYS.has(event.key)) return;
      event.preventDefault();
      latest.current(turn);
    };
    const begin = ({touches, target}: TouchEvent) => {
      start = touches.length === 1 && !isControl(target, 'ArrowRight') ? touches[0] : undefined;
    };
    const end = ({changedTouches: [touch]}: TouchEvent) => {
      if (!start || !touch) return;
      const [x, y] = [touch.clientX - start.clientX, touch.clientY - start.clientY];
      start = undefined;
      if (Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) latest.current(x < 0 ? 'next' : 'previous');
    };
    addEventListener('keydown', key);
    addEventListener('touchstart', begin, {passive: true});
    addEventListener('touchend', end);
    return () => {
      removeEventListener('keydown', key);
      removeEventListener('touchstart', begin);
      removeEventListener('touchend', end);
    };
  }, []);
}

/** Does an element make something of a key itself? Sliders and fields of all, buttons and links of the blank. */
function isControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
