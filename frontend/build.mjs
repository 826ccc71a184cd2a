// Builds what is committed in goldthread/kit/static/kit: one style sheet without crest or licensed font, and scripts.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { compile } from "sass";

const target = new URL("../goldthread/kit/static/kit/", import.meta.url);
const source = new URL("./src/", import.meta.url);
const vendor = new URL("./node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", import.meta.url);
mkdirSync(target, { recursive: true });

function withoutAssets(css) {
  return css.replace(/[^{}]+\{[^{}]*url\([^)]*\)[^{}]*\}/g, "");
}

function selfStarting(script) {
  const whole = script.replace(/\/\/# sourceMappingURL=.*\s*$/, "").replace(/export\{[^}]*\};?\s*$/, "initAll();\n");
  if (!whole.endsWith("initAll();\n")) throw new Error("The end of govuk-frontend.min.js has changed; see build.mjs");
  return whole;
}

const css = withoutAssets(compile("src/goldthread.scss", { style: "compressed", loadPaths: ["node_modules"], quietDeps: true }).css);
for (const word of ["crest", "url(", "Transport"]) {
  if (css.includes(word)) throw new Error(`The style sheet still mentions ${word}`);
}
writeFileSync(new URL("goldthread.css", target), css + "\n");
writeFileSync(new URL("govuk-frontend.js", target), selfStarting(readFileSync(vendor, "utf8")));
for (const name of readdirSync(source).filter((each) => /\.(js|svg|txt)$/.test(each))) {
  copyFileSync(new URL(name, source), new URL(name, target));
}
