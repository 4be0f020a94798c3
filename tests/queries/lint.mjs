// Lints every question file with Neo4j's own parser and semantic analysis, as Cypher 5 and as Cypher 25.
// node lint.mjs FOLDER_WITH_NODE_MODULES FOLDER_OF_QUESTIONS: one line a finding, exit code 1 if there is one.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, folder] = process.argv.slice(2);
const { lintCypherQuery, testData } = createRequire(path.join(modules, "package.json"))("@neo4j-cypher/language-support");
const { functions, procedures } = testData.mockSchema;
let found = 0;
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".cypher")).sort()) {
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  const parameters = Object.fromEntries([...text.matchAll(/\$(\w+)/g)].map((match) => [match[1], ""]));
  for (const version of ["CYPHER 5", "CYPHER 25"]) {
    const result = lintCypherQuery(`${version}\n${text}`, { functions, procedures, parameters });
    for (const finding of result.diagnostics ?? result) {
      found += 1;
      console.log(`${file} (${version}), line ${finding.range?.start?.line}: ${finding.message}`);
    }
  }
}
process.exit(found > 0 ? 1 : 0);
