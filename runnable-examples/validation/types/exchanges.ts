import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (type: string, value: string): ExchangeRequest => ({
  method: 'GET',
  path: `/types/${type}?value=${encodeURIComponent(value)}`,
});

const fits = (value: string | number | boolean) => ({ status: 200, json: { value } });
const refused = (type: string, msg: string) => ({
  status: 422,
  json: { detail: [{ type, loc: ['query', 'value'], msg }] },
});

const notUrl = refused('invalid_format', 'Invalid URL');
const notTime = refused('invalid_format', 'Invalid ISO datetime');
const ones = '11111111-1111-1111-1111-111111111111';
const seoul = '2026-11-24T09:00:00+09:00';

export default {
  exchanges: {
    'any-url-takes-script': {
      request: get('any-url', 'javascript:alert(1)'),
      response: fits('javascript:alert(1)'),
    },
    'any-url-takes-slip': {
      request: get('any-url', 'https:/example.com'),
      response: fits('https:/example.com'),
    },
    'any-url-trims': {
      request: get('any-url', ' https://example.com '),
      response: fits('https://example.com'),
    },
    'web-url-takes-localhost': {
      request: get('web-url', 'http://localhost:8000'),
      response: fits('http://localhost:8000'),
    },
    'public-url-refuses-localhost': {
      request: get('public-url', 'http://localhost:8000'),
      response: notUrl,
    },
    'postgres-url-keeps-secret': {
      request: get('postgres-url', 'mysql://app:secret@db:3306/app'),
      response: notUrl,
    },
    'seoul-time-refused': { request: get('utc-time', seoul), response: notTime },
    'seoul-time-fits': { request: get('zoned-time', seoul), response: fits(seoul) },
    'plus-becomes-space': {
      request: { method: 'GET', path: `/types/zoned-time?value=${seoul}` },
      response: notTime,
    },
    'uuid-refuses-ones': {
      request: get('uuid', ones),
      response: refused('invalid_format', 'Invalid UUID'),
    },
    'guid-takes-ones': { request: get('guid', ones), response: fits(ones) },
    'device-unknown': {
      request: get('device', 'watch'),
      response: refused(
        'invalid_value',
        'Invalid option: expected one of "phone"|"tablet"|"desktop"',
      ),
    },
    'off-is-false': { request: get('flag', 'off'), response: fits(false) },
    'coerced-false-is-true': {
      request: get('coerced-flag', 'false'),
      response: fits(true),
    },
    'coerced-empty-is-zero': { request: get('coerced-number', ''), response: fits(0) },
    'whole-number-refuses-empty': {
      request: get('whole-number', ''),
      response: refused('invalid_format', 'Not a whole number'),
    },
    'one-tag': {
      request: { method: 'GET', path: '/types/tags?value=ml' },
      response: { status: 200, json: { value: ['ml'] } },
    },
    'two-tags': {
      request: { method: 'GET', path: '/types/tags?value=ml&value=vision' },
      response: { status: 200, json: { value: ['ml', 'vision'] } },
    },
    'model-name-parsed': {
      request: get('model-name', 'resnet:3'),
      response: { status: 200, json: { value: { name: 'resnet', version: 3 } } },
    },
    'model-name-refused': {
      request: get('model-name', 'resnet'),
      response: refused('invalid_format', 'Not of the form name:version'),
    },
  },
} satisfies ExampleDocument;
