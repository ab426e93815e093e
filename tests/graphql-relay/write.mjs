// Writes what an application on Relay would write, for all of the schema: a fragment with @refetchable of each node, a connection that
// is paged in both directions of each list of a plan, and each mutation. Relay's compiler then says whether it takes them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildSchema, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';

// These are nodes by contract; whatever else is one is compiled too.
const promised = ['Alert', 'Change', 'ChangeSet', 'Comment', 'Evidence', 'Finding', 'Plan', 'Review', 'Target', 'TargetLight', 'TargetOutlook'];

const schema = buildSchema(readFileSync('../../api-spec/schema.graphql', 'utf8'));
const nodes = schema.getPossibleTypes(schema.getType('Node')).map((type) => type.name);
const missing = promised.filter((name) => !nodes.includes(name));
if (missing.length > 0) throw new Error(`no nodes: ${missing.join(', ')}`);

rmSync('made', { recursive: true, force: true });
mkdirSync('made');
let count = 0;
const write = (module, texts) => {
  count += texts.length;
  const tagged = texts.map((text) => `graphql\`\n${text}\n\`;\n`).join('\n');
  writeFileSync(`made/${module}.js`, `import { graphql } from 'relay-runtime';\n\n${tagged}`);
};
const upper = (name) => name[0].toUpperCase() + name.slice(1);
const optional = (field) => !field.args.some(isRequiredArgument);
const leaves = (type) =>
  Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && optional(field) && field.name !== 'document').map((field) => field.name).join(' ');
const own = (type) => (nodes.includes(type.name) ? 'id' : '__typename');

write('Nodes', nodes.map((name) =>
  `fragment Nodes_${name} on ${name} @refetchable(queryName: "Nodes${name}RefetchQuery") { ${leaves(schema.getType(name))} }`));

const lists = nodes.concat(['Query']).flatMap((name) => Object.values(schema.getType(name).getFields())
  .filter((field) => getNamedType(field.type).name.endsWith('Connection') && optional(field)).map((field) => [name, field]));
write('Lists', lists.map(([name, field]) => {
  const node = getNamedType(getNamedType(field.type).getFields().nodes.type);
  const fragment = `Lists_${name}_${field.name}`;
  return `fragment ${fragment} on ${name}
  @refetchable(queryName: "Lists${name}${upper(field.name)}Query")
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" }) {
    ${field.name}(first: $first, after: $after, last: $last, before: $before) @connection(key: "${fragment}_${field.name}") {
      edges { cursor node { ${own(node)} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
}));

write('Writes', Object.values(schema.getMutationType().getFields()).map((mutation) => {
  const variables = mutation.args.filter(isRequiredArgument);
  const answers = Object.values(getNamedType(mutation.type).getFields()).map((field) => {
    const type = getNamedType(field.type);
    if (field.name === 'errors') return 'errors { code message }';
    if (field.name === 'changeSet') return 'changeSet { id changes(first: 100) { edges { node { id kind key after } } } }';
    const removes = /^(delete|remove)/.test(mutation.name) && nodes.includes(type.name);
    return isObjectType(type) ? `${field.name} { ${removes ? 'id @deleteRecord' : leaves(type)} }` : field.name;
  });
  return `mutation Writes${upper(mutation.name)}Mutation(${variables.map((one) => `$${one.name}: ${one.type}`).join(', ')}) {
    ${mutation.name}(${variables.map((one) => `${one.name}: $${one.name}`).join(', ')}) { ${answers.join(' ')} }
  }`;
}));

console.log(`${nodes.length} nodes, ${lists.length} lists, ${count} documents`);
