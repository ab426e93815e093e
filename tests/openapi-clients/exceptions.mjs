// Errors of the tools that we live with, each with its reason. The run fails on any other, and on an entry that is no longer needed.
export const exceptions = [
  {
    tool: 'spectral',
    rule: 'owasp:api1:2023-no-numeric-ids',
    reason: 'Numbers of comments, alerts, reviews and keys give nothing away: what a key may not see answers as what is not there.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api4:2023-array-limit',
    reason: 'Pages have at most 1,000 items, and say so by "next"; other lists are as long as the plan, and bodies are limited by their bytes (413).',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api4:2023-integer-limit',
    reason: 'The formats int32 and int64 say the range; limits of meaning are faults with a sentence (400).',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api4:2023-string-limit',
    reason: 'Codes, periods and days have their lengths; other texts of bodies are limited by the bytes of the body (413), those of answers by what was sent.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api4:2023-rate-limit',
    reason: 'Nothing is limited by rate but keys that do not count, which 429 and Retry-After say; there are no quotas of which headers could tell.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api8:2023-define-cors-origin',
    reason: 'Browsers read the headers of CORS, clients do not; which origins are allowed is a setting of each service.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api8:2023-no-server-http',
    reason: 'The second server is the loopback address at which the README starts the service.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api9:2023-inventory-access',
    reason: 'Who reaches a service is decided where it runs, and not in the one document that all services have.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api9:2023-inventory-environment',
    reason: 'The servers are the one that serves the document, and that of the README; environments are where it is run.',
  },
  {
    tool: 'spectral',
    rule: 'owasp:api2:2023-no-http-basic',
    reason: 'Excel, Power BI and browsers can send a key by Basic alone; it is the key that is checked, and no password of a person.',
  },
  {
    tool: 'redocly',
    rule: 'no-server-example.com',
    reason: 'The second server is the address at which the README starts the service, on one\'s own machine.',
  },
];
