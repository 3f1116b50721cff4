// Reads [[source, flags], …] as JSON and writes what recheck says of each, in the same order.
process.env.RECHECK_BACKEND = "pure"; // the JavaScript one: no JVM and no native binary, the same answer everywhere
const { check } = require("recheck");

async function main() {
  const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const said = [];
  for (const [source, flags] of asked) {
    const { status, complexity, error, attack } = await check(source, flags, { timeout: 20000, randomSeed: 1 });
    said.push({ status, why: complexity?.summary ?? error?.message ?? error?.kind ?? "", attack: attack?.pattern ?? "" });
  }
  process.stdout.write(JSON.stringify(said));
}

main();
