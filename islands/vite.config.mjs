import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vite";

// A built file says what it was built from; tests/web/test_islands.py holds it to that.
const sources = readdirSync("src").sort().map((name) => `src/${name}`);
const digest = createHash("sha256");
for (const path of [...sources, "package-lock.json"]) digest.update(readFileSync(path));
const banner = `/* built of islands/src ${digest.digest("hex")} */`;

export default defineConfig({
  build: {
    outDir: "../src/khabar/web/static/built",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: false,
    rollupOptions: {
      input: { front: "src/front.ts", reader: "src/reader.ts" },
      output: { entryFileNames: "[name].js", postBanner: banner },
    },
  },
});
