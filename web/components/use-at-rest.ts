import {useEffect} from 'preact/hooks';
import type {SetFiles} from '../engine/protocol.ts';
import type {AppState} from '../state/app-state.ts';
import type {Asking} from '../state/asking.ts';

/** Asks while the component is shown and the levers rest; when they move, or nobody looks any more, what is under way is given up. */
export function useAtRest<Wanted extends SetFiles, Found>(
  asking: Asking<Wanted, Found>,
  {shown: {value: shown}, settings}: AppState['answer'],
  wanted: Wanted | undefined,
): void {
  const isAtRest = shown?.isFull === true && shown.settings === settings.value;
  useEffect(() => {
    if (wanted && isAtRest) void asking.ask(wanted);
    else asking.stop();
  });
  useEffect(() => () => asking.stop(), [asking]);
}
