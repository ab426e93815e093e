import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Every example against its schema, by Ajv. */
export async function examples({ document }) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  // Formats of this service; what they ask for stands in their descriptions.
  for (const format of ['code', 'period', 'growth-base', 'decimal']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'document', components: document.components });
  const errors = [];
  let seen = 0;
  for (const { where, content } of contents(document)) {
    if (content.example === undefined || !content.schema) continue;
    seen++;
    const validate = ajv.compile(JSON.parse(JSON.stringify(content.schema).replaceAll('"#/', '"document#/')));
    if (!validate(content.example)) errors.push({ rule: 'example', message: `${where}: ${ajv.errorsText(validate.errors)}` });
  }
  if (seen < 250) errors.push({ rule: 'example', message: `there are ${seen} examples only` });
  return errors;
}

function* contents(document) {
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      yield* of(`${method} ${path}`, operation.requestBody?.content);
      for (const [status, response] of Object.entries(operation.responses)) yield* of(`${method} ${path} ${status}`, response.content);
    }
  for (const [name, response] of Object.entries(document.components.responses)) yield* of(name, response.content);

  function* of(where, types) {
    for (const [type, content] of Object.entries(types ?? {})) yield { where: `${where} ${type}`, content };
  }
}
