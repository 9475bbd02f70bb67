// Checks every record against data/schema with programs that share nothing with ours. Prints what does not fit; silent when all is well.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = process.argv[2];
const require = createRequire(join(root, "src/Site/package.json"));
const Ajv = require("ajv/dist/2020");
const { parse } = require("yaml");

let files = 0;
for (const schema of readdirSync(join(root, "data/schema")).filter((f) => f.endsWith(".json"))) {
  const folder = schema.replace(/\.json$/, "");
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(root, "data/schema", schema), "utf8")));
  for (const file of readdirSync(join(root, "data", folder), { recursive: true }).filter((f) => f.endsWith(".yaml"))) {
    files++;
    if (validate(parse(readFileSync(join(root, "data", folder, file), "utf8"), { strict: true }))) continue;
    for (const error of validate.errors) console.log(`${folder}/${file} ${error.instancePath} ${error.message}`);
  }
}
console.error(files);
