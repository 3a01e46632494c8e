import type {VNode} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Location} from '../../engine/index.ts';
import {offsetOf, tokensOf} from './highlight.ts';

interface Properties {
  readonly name: string;
  readonly text: string;
  /** Faults in this text. */
  readonly faults: readonly Location[];
  /** Where the caret is to go; anew with every new object. */
  readonly goTo: Location | undefined;
  /** Of the element that says what is wrong. */
  readonly describedBy: string;
  readonly onInput: (text: string) => void;
}

/**
 * A text to edit with numbered lines and marked faults. What is typed into is a plain text area, so that undo, search, input methods and screen readers work as everywhere;
 * what is seen lies behind it, line for line.
 */
export function YamlField({name, text, faults, goTo, describedBy, onInput}: Properties) {
  const area = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLPreElement>(null);
  const drawn = useLines(text, faults);
  const scroll = () => {
    const {scrollTop, scrollLeft} = area.current!;
    behind.current!.scrollTo(scrollLeft, scrollTop);
  };
  useEffect(() => {
    if (!goTo || !area.current) return;
    const start = offsetOf(area.current.value, goTo.line, goTo.column);
    area.current.focus();
    area.current.setSelectionRange(start, start + goTo.length);
    const {lineHeight} = getComputedStyle(area.current);
    area.current.scrollTop = (goTo.line - 4) * Number.parseFloat(lineHeight);
    scroll();
  }, [goTo]);
  useEffect(() => {
    // Typing must not be undone by what is drawn a moment later.
    if (area.current!.value !== text) area.current!.value = text;
    scroll();
  }, [text]);
  return (
    <div class="yaml-field">
      <pre ref={behind} aria-hidden="true">
        {drawn}
      </pre>
      <textarea
        ref={area}
        aria-label={name}
        aria-describedby={describedBy}
        aria-invalid={faults.length > 0}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        wrap="off"
        onScroll={scroll}
        onInput={({currentTarget}) => onInput(currentTarget.value)}
      />
    </div>
  );
}

/** The lines as they are seen. Those that are as before stay the same, so that a keystroke costs a line and not a file. */
function useLines(text: string, faults: readonly Location[]): readonly VNode[] {
  const last = useRef<readonly {readonly key: string; readonly node: VNode}[]>([]);
  last.current = text.split('\n').map((line, i) => {
    const here = faults.filter((fault) => fault.line === i + 1);
    const key = JSON.stringify([line, ...here.map(({column, length}) => [column, length])]);
    const before = last.current[i];
    return before?.key === key ? before : {key, node: <Line key={i} line={line} faults={here} />};
  });
  return last.current.map(({node}) => node);
}

/** A line of the text: its number comes from the style sheet. */
function Line({line, faults}: {line: string; faults: readonly Location[]}) {
  const [fault] = faults;
  return (
    <span class={fault ? 'line faulty' : 'line'}>
      {tokensOf(line).map(({kind, text}, i) => (
        <span key={i} class={kind}>
          {text}
        </span>
      ))}
      {fault ? (
        <span class="squiggle" aria-hidden="true">
          {' '.repeat(fault.column - 1)}
          <u>{line.slice(fault.column - 1, fault.column - 1 + fault.length) || ' '}</u>
        </span>
      ) : null}
      {'\n'}
    </span>
  );
}
