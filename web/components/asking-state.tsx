import {type Language, textsOf} from '../../engine/display.ts';
import type {Files} from '../engine/protocol.ts';
import type {Asking} from '../state/asking.ts';
import {Failed} from './failed.tsx';

interface Properties<Wanted extends {readonly files: Files}, Found> {
  readonly asking: Asking<Wanted, Found>;
  /** Does an answer stand below, and is it to what is asked now? */
  readonly answered: 'not' | 'before' | 'now';
  readonly texts: {computing(share: string): string; readonly outdated: string; readonly ready: string};
  readonly lang: Language;
}

/** How far an answer has come, or why there is none; for those who listen, that it is there. */
export function AskingState<Wanted extends {readonly files: Files}, Found>({
  asking: {failure, progress},
  answered,
  texts,
  lang,
}: Properties<Wanted, Found>) {
  const share = textsOf(lang).percent(String(Math.round(100 * (progress.value ?? 0))));
  const isReady = answered === 'now' && progress.value === undefined;
  return (
    <>
      <p class="state" role="status">
        {failure.value ? null : isReady ? (
          <span class="hidden">{texts.ready}</span>
        ) : (
          <span class={answered === 'not' ? 'waiting' : 'busy'}>
            {texts.computing(share)} {answered === 'before' ? texts.outdated : ''}
          </span>
        )}
      </p>
      {failure.value ? <Failed failure={failure.value} lang={lang} /> : null}
    </>
  );
}
