import {readFileSync} from 'node:fs';
import {XmlDocument, type XmlElement, XsdValidator} from 'libxml2-wasm';
import {describe, expect, it} from 'vitest';
import type {CheckReport} from '../../engine/gate-schema.ts';
import {junit} from '../../engine/report/index.ts';
import {checkReport} from './ci.ts';
import {HOSTILE} from './hostile.ts';

const OPTIONS = {lang: 'en', timestamp: '2026-11-22T01:45:00', seconds: [0.75, 0.25]} as const;

/** The document, once the schema that Jenkins publishes has nothing against it. */
function valid(xml: string): XmlDocument {
  const schema = XmlDocument.fromBuffer(readFileSync('tests/reference/junit/jenkins-junit.xsd'));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  validator.validate(document);
  validator.dispose();
  schema.dispose();
  return document;
}

function elements(document: XmlDocument, path: string): XmlElement[] {
  return document.find(path) as XmlElement[];
}

const attributes = (element: XmlElement) => Object.fromEntries(element.attrs.map(({name, value}) => [name, value]));

describe('JUnit XML', () => {
  const document = valid(junit(checkReport(), OPTIONS));
  const suites = elements(document, '/testsuites/testsuite');
  const cases = elements(document, '/testsuites/testsuite[1]/testcase');

  it('has a suite for each file and a case for each check', () => {
    expect(suites.map((suite) => attributes(suite))).toMatchObject([
      {id: '0', name: 'plans/zhejiang.yaml', tests: '3', failures: '1', errors: '0', skipped: '1', time: '0.750'},
      {id: '1', name: 'plans/broken.yaml', tests: '1', failures: '0', errors: '1', skipped: '0', time: '0.250'},
    ]);
    expect(cases.map((one) => attributes(one))).toMatchObject([
      {name: 'Zhejiang 2024, Cluster revenue about 320 bn yuan: chance ≥ 90 %', classname: 'plans.zhejiang'},
      {name: 'Zhejiang 2027, Cluster revenue: median ≥ 380 bn yuan', time: '0.250'},
      {name: 'The ladder of the plan: two clusters of 50 bn yuan: chance ≥ 1.8 %'},
    ]);
  });

  it('says what failed, where and by how much; what is undecided is skipped; what is broken is an error', () => {
    const kinds = cases.map((one) => (one.find('*')[0] as XmlElement | undefined)?.name);
    expect(kinds).toEqual([undefined, 'failure', 'skipped']);
    const [failure] = elements(document, '//failure');
    expect(attributes(failure!)['message']).toMatch(
      /^found 371\.6 bn yuan; 42\.3 % \(41\.8–42\.8 %\) of replicates keep to it/,
    );
    expect(failure!.content).toMatch(/^plans\/zhejiang\.yaml:41:5\n/);
    expect(elements(document, '//skipped')[0]!.content).toMatch(/^undecided: found 1\.7/);
    expect(elements(document, '//error')[0]!.content).toBe(
      'plans/base.yaml:12:9 metrics.revenue.rate: unknown name trned\nhint: did you mean trend?\nmust have targets, got none',
    );
  });

  // The schema of Ant's task is stricter than that of Jenkins: these are its additional rules (windyroad/JUnit-Schema, JUnit.xsd, which has another licence than we).
  it('keeps to what Ant wants as well', () => {
    for (const suite of suites) {
      const given = attributes(suite);
      expect(given['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      expect([given['package'], given['hostname']].every((text) => text)).toBe(true);
      const children = (suite.find('*') as XmlElement[]).map(({name}) => name);
      expect(children.join(' ')).toMatch(/^properties( testcase)+ system-out system-err$/);
    }
    for (const one of elements(document, '//testcase')) {
      expect(Object.keys(attributes(one)).toSorted()).toEqual(['classname', 'name', 'time']);
      expect((one.find('*') as XmlElement[]).length).toBeLessThanOrEqual(1);
    }
    for (const one of elements(document, '//failure | //error')) expect(attributes(one)['type']).toBeTruthy();
  });

  it.each(['en', 'zh'] as const)('holds any label in %s', (lang) => {
    const hostile = valid(junit(checkReport(HOSTILE), {...OPTIONS, lang}));
    expect(elements(hostile, '//testcase')).toHaveLength(4);
    expect(elements(hostile, '//script | //img')).toEqual([]);
    expect(elements(hostile, '//testcase')[0]!.get('@name')?.content).toContain('<script>alert(1)</script>"\'>');
  });

  it('counts digits that differ from the baseline for no reason as an error, and other changes as none', () => {
    const withStatus = (status: 'fault' | 'scenario'): CheckReport => {
      const report = checkReport();
      const [file] = report.files;
      if (file?.outcome === 'error') throw new Error('the first file has checks');
      const before = {engine: '0.1.0', scenario: 'sha256:1', digest: 'sha256:2'};
      const baseline = {file: 'plans/zhejiang.forecast.json', status, before, moved: [], added: [], removed: []};
      return {...report, files: [{...file!, baseline}]};
    };
    expect(elements(valid(junit(withStatus('fault'), OPTIONS)), '//error')).toHaveLength(1);
    const scenario = valid(junit(withStatus('scenario'), OPTIONS));
    expect(elements(scenario, '//error')).toHaveLength(0);
    expect(elements(scenario, '//testcase')).toHaveLength(4);
  });
});
