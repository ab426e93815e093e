// Opens the pages of a running service in Chromium as people see them: English in light on a wide screen, Chinese in dark on a phone's. axe
// looks for what keeps people out; nothing may stick out of the screen; each page leads with a heading, and can be walked with the keyboard.
// PLANAPI_PICTURES=directory also keeps a screenshot of each page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const address = process.argv[2];
const pictures = process.env.PLANAPI_PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = [
  { name: 'wide-light-en', locale: 'en-GB', colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  { name: 'narrow-dark-zh', locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let faults = 0;
let opened = 0;
const fault = (where, what) => {
  faults++;
  console.log(`${where}: ${what}`);
};

for (const view of views) {
  const context = await browser.newContext({ ...view, bypassCSP: true });
  const page = await context.newPage();
  page.on('console', message => message.type() === 'error' && fault(`${view.name} ${page.url()}`, message.text()));
  const first = await open(page, view, '/', 'first');
  // Of each kind of page one, by what the first page leads to.
  const links = await first.evaluate(() => [...document.querySelectorAll('a[href^="/plans/"]')].map(link => link.getAttribute('href')));
  const kinds = new Map(links.map(link => [link.split('/').slice(3).map((part, at) => (at ? 'one' : part)).join('-'), link]));
  for (const [kind, link] of kinds) await open(page, view, link, kind);
  const phase = await linkTo(page, '/phases/', [...links].filter(link => link.includes('/milestones/')));
  if (phase) await open(page, view, phase, 'phases-one');
  await context.close();
}
await browser.close();
console.log(`${opened} pages were opened, ${faults} faults were found`);
process.exit(faults === 0 && opened >= views.length * 14 ? 0 : 1);

async function open(page, view, path, name) {
  const where = `${view.name} ${path}`;
  const answer = await page.goto(address + path, { waitUntil: 'load' });
  opened++;
  if (answer.status() !== 200) fault(where, `answers ${answer.status()}`);
  const seen = await page.evaluate(() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    broken: [...document.images].filter(image => image.complete && image.naturalWidth === 0).map(image => image.src),
    scripts: document.scripts.length,
  }));
  if (!view.locale.startsWith(seen.language)) fault(where, `is in ${seen.language}`);
  if (seen.headings !== 1) fault(where, `has ${seen.headings} first headings`);
  if (seen.overflow > 0) fault(where, `sticks out of the screen by ${seen.overflow} px`);
  if (seen.scripts !== 0) fault(where, `has ${seen.scripts} scripts`);
  for (const image of seen.broken) fault(where, `cannot show ${image}`);
  await page.keyboard.press('Tab');
  if ((await page.evaluate(() => document.activeElement.className)) !== 'skip') fault(where, 'the first key does not lead to the content');
  await page.evaluate(() => document.activeElement.blur());
  if (pictures) await page.screenshot({ path: `${pictures}/${name}-${view.name}.png`, fullPage: true });
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  for (const { id, help, nodes } of violations) fault(where, `${id}: ${help}: ${nodes.slice(0, 3).map(node => node.html).join(' … ')}`);
  return page;
}

// The first link of this kind on one of these pages.
async function linkTo(page, kind, paths) {
  for (const path of paths) {
    await page.goto(address + path);
    const found = await page.evaluate(of => document.querySelector(`a[href*="${of}"]`)?.getAttribute('href'), kind);
    if (found) return found;
  }
  return null;
}
