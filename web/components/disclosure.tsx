import {useSignal} from '@preact/signals';
import type {ComponentChildren} from 'preact';
import {useEffect} from 'preact/hooks';

interface Properties {
  readonly summary: ComponentChildren;
  /** Open to begin with, and opened when this becomes true. */
  readonly isOpen: boolean;
  readonly class?: string;
  /** What is folded away is not made. */
  readonly children: () => ComponentChildren;
}

/** A part that opens and closes, by the browser's own means. */
export function Disclosure({summary, isOpen, class: name = '', children}: Properties) {
  const open = useSignal(isOpen);
  useEffect(() => {
    if (isOpen) open.value = true;
  }, [isOpen]);
  return (
    <details class={name} open={open.value} onToggle={({currentTarget}) => (open.value = currentTarget.open)}>
      <summary>{summary}</summary>
      {open.value ? children() : null}
    </details>
  );
}
