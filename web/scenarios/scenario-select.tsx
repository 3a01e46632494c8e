import type {Language} from '../../engine/display.ts';
import {libraryGroups} from './catalogue.ts';
import {LIBRARY_OUTLINES} from './outlines.ts';
import {libraryTextsOf} from './library-texts.ts';

interface Properties {
  readonly lang: Language;
  readonly value: string;
  /** Offered before the library. */
  readonly first?: readonly (readonly [value: string, name: string])[];
  readonly onPick: (value: string) => void;
}

/** The scenarios of the library to choose from, by plan. Its label is up to the page. */
export function ScenarioSelect({lang, value, first = [], onPick}: Properties) {
  const {examples} = libraryTextsOf(lang);
  return (
    <select value={value} onChange={({currentTarget}) => onPick(currentTarget.value)}>
      {first.map(([key, name]) => (
        <option key={key} value={key} selected={key === value}>
          {name}
        </option>
      ))}
      {libraryGroups(LIBRARY_OUTLINES, lang).map(({folder, title, entries}) => (
        <optgroup key={folder} label={title ?? examples}>
          {entries.map(({path, title: name, depth}) => (
            <option key={path} value={path} selected={path === value}>
              {'\u00A0\u00A0'.repeat(depth) + name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
