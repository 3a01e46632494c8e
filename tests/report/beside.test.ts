/** What stands beside a probability in the table: outside views and observed values. */
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {type Forecast, forecastSchema} from '../../engine/forecast-schema.ts';
import {json, table, type TableOptions} from '../../engine/report/index.ts';
import {fixture} from './fixture.ts';

const PLAIN: TableOptions = {lang: 'en', width: 80, color: false, unicode: true};

const SIZE = {
  id: 'size',
  label: {zh: '多年期产业规模目标', en: 'multi-year goals for industry size'},
  hits: 2,
  of: 9,
  share: 2 / 9,
  interval: [0.0281, 0.6001] as [number, number],
};
const MANY = {...SIZE, id: 'many', label: 'indicators of earlier plans', hits: 27, of: 28, share: 27 / 28};

function seen(change: (forecast: Forecast) => void = () => {}): Forecast {
  const forecast = fixture();
  forecast.targets['zhejiang-2027']!.outsideView = SIZE;
  forecast.targets['qiantang-2027']!.outsideView = SIZE;
  forecast.targets['ladder']!.outsideView = MANY;
  const {districts} = forecast.metrics['revenue']!;
  districts['zhejiang']!['2025']!.actual = {value: 3300, position: 0.52, standardError: 0.0016};
  districts['qiantang']!['2025']!.actual = {value: 120, position: 0.00002, standardError: 0.00001};
  change(forecast);
  return forecast;
}

describe('beside the probabilities', () => {
  it('is a valid forecast', () => {
    expect(() => forecastSchema.parse(seen())).not.toThrow();
    expect(JSON.parse(json(seen()))).toEqual(seen());
  });

  for (const lang of ['zh', 'en'] as const)
    it(`is what it was, ${lang}`, async () => {
      await expect(table(seen(), {...PLAIN, lang})).toMatchFileSnapshot(`golden/beside-${lang}.txt`);
    });

  it('fits 40 to 140 columns', () => {
    for (const lang of ['zh', 'en'] as const)
      for (let width = 40; width <= 140; width++)
        expect(
          Math.max(
            ...table(seen(), {...PLAIN, lang, width})
              .split('\n')
              .map(displayWidth),
          ),
        ).toBeLessThanOrEqual(width);
  });

  it('says of few cases that they are few, and of many it does not', () => {
    const text = (outsideView: typeof SIZE) =>
      table(
        seen(({targets}) => Object.assign(targets['zhejiang-2027']!, {outsideView})),
        {...PLAIN, width: 300},
      );
    expect(text(SIZE)).toContain('2 of 9 such goals were met, a small sample; 95 % interval 3 to 60 %.');
    expect(text({...SIZE, hits: 40, of: 90})).toContain('40 of 90 such goals were met; 95 % interval 3 to 60 %.');
    expect(text({...SIZE, hits: 1})).toContain('1 of 9 such goals was met');
  });

  it('tells an outside view of further targets where the headline has none', () => {
    const text = table(
      seen(({targets}) => void delete targets['zhejiang-2027']!.outsideView),
      {...PLAIN, width: 300},
    );
    expect(text).toMatch(
      /^Outside view \(multi-year goals for industry size\).* Beside: Qiantang 2027, Cluster revenue\.$/m,
    );
  });
});
