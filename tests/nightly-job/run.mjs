// Runs the job of docs/how-to/nightly-job.md as printed, in each of its languages: node run.mjs http://localhost:5080
// Each must print what the page says. The package of the C# client is packed anew, and restored from a folder as from a feed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const service = (process.argv[2] ?? 'http://localhost:5080').replace(/\/$/, '');
const root = resolve('../..');
const page = readFileSync(`${root}/docs/how-to/nightly-job.md`, 'utf8');
const block = (language) => {
  const found = page.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms'));
  if (!found) throw new Error(`The page has no block of ${language}.`);
  return found[1];
};

// Outside of the checkout, as a reader's files are: what the checkout says to builds must not count.
const folder = mkdtempSync(join(tmpdir(), 'planapi-job-'));
const file = (name, text) => writeFileSync(join(folder, name), text);
const environment = { ...process.env, PLAN_SERVICE: service, PYENV_VERSION: 'system', NUGET_PACKAGES: join(folder, 'unpacked') };
const run = (program, ...words) => execFileSync(program, words, { cwd: folder, env: environment, encoding: 'utf8' });
const isThere = (program) => spawnSync(program, ['--version'], { env: environment }).status === 0;

const languages = {
  bash: () => (file('job.sh', block('bash')), run('bash', 'job.sh')),
  ts: () => {
    file('package.json', '{"type": "module"}');
    file('job.ts', block('ts'));
    const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
    run('node', resolve('node_modules/typescript/bin/tsc'), '--strict', '--target', 'es2023', '--module', 'nodenext', ...types, 'job.ts');
    return run('node', 'job.js');
  },
  csharp: () => {
    execFileSync('dotnet', ['pack', 'src/PlanApi.Client', '--no-restore', '-c', 'Release', '-o', join(folder, 'packages')], { cwd: root, stdio: 'ignore' });
    file('nuget.config', '<configuration><packageSources><clear /><add key="packages" value="packages" /></packageSources></configuration>');
    file('job.cs', block('csharp'));
    return run('dotnet', 'run', 'job.cs');
  },
  python: () => (file('job.py', block('python')), run('python3', 'job.py')),
  r: () => (file('job.R', block('r')), run('Rscript', 'job.R')),
};
// .ci/slow installs R; elsewhere it may be missing.
const optional = { python: 'python3', r: 'Rscript' };

file('march.csv', block('csv'));
let failed = 0;
for (const [language, job] of Object.entries(languages)) {
  if (optional[language] && !isThere(optional[language])) {
    console.log(`left out ${language}: there is no ${optional[language]} on this machine`);
    continue;
  }
  const began = Date.now();
  let output;
  try {
    output = job();
  } catch (failure) {
    output = `${failure.message}\n${failure.stdout ?? ''}`;
  }
  const good = output.trim() === block('text').trim();
  console.log(`${good ? 'ok' : 'FAILED'} ${language}, ${((Date.now() - began) / 1000).toFixed(1)} s${good ? '' : `: it prints\n${output}`}`);
  failed += good ? 0 : 1;
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
