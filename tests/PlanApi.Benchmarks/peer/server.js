// node server.js DATABASE PORT: says "ready" once it listens on 127.0.0.1.
import Fastify from 'fastify';
import { keyResult, measured, objective, schemas, slice, target } from './answers.js';
import { register } from './graph.js';
import { open } from './rows.js';

const [file, port] = process.argv.slice(2);
const rows = open(file);
const app = Fastify();
const answers = (schema) => ({ schema: { response: { 200: schema } } });

function pages(path, statement, schema, shape) {
  app.get(`/v1/plans/:plan/${path}`, answers(schema), (request, reply) => {
    const plan = rows.plan.get(request.params.plan);
    const first = Number(request.query.first ?? 50);
    if (!plan) return reply.code(404).send();
    if (!(first >= 1 && first <= 1000)) return reply.code(422).send();
    const found = statement.all(plan.id, request.query.after ?? '', first + 1);
    let next, nextCursor;
    if (found.length > first) {
      found.pop();
      nextCursor = found[first - 1].code;
      next = `http://${request.headers.host}/v1/plans/${plan.code}/${path}?first=${first}&after=${encodeURIComponent(nextCursor)}`;
    }
    reply.send({ items: found.map(shape), next, nextCursor });
  });
}

pages('objectives', rows.objectives, schemas.objectives, objective);
pages('key-results', rows.keyResults, schemas.keyResults, keyResult);
pages('targets', rows.targets, schemas.targets, target);

app.get('/v1/plans/:plan/okrs/:code', answers(schemas.okr), (request, reply) => {
  const plan = rows.plan.get(request.params.plan);
  const found = plan && rows.objective.get(plan.id, request.params.code);
  if (!found) return reply.code(404).send();
  reply.send({ objective: objective(found), keyResults: rows.measured.all(found.key).map((row) => measured(row, found.code)) });
});

// One slice, of all facts by region and month; a body that asks for another has no meaning here.
app.post('/v1/plans/:plan/slices', answers(schemas.slice), (request, reply) => reply.send(slice(rows.sums.all())));

register(app, rows);
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('ready');
