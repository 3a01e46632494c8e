import {useSignal} from '@preact/signals';
import type {FunctionComponent} from 'preact';
import {useEffect} from 'preact/hooks';

/** A component whose code is loaded when it is first shown. */
export function lazy<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  return function Lazy(properties: P) {
    const loaded = useSignal<{readonly show: FunctionComponent<P>} | undefined>(undefined);
    useEffect(() => void load().then((show) => (loaded.value = {show})), []);
    const Show = loaded.value?.show;
    return Show ? <Show {...properties} /> : null;
  };
}
