// Draws every process as SVG and every decision table as PNG: node render.mjs [--out DIR] [FILE...]
//
// The browser is $CHROMIUM or /usr/bin/chromium. Nothing is fetched: the viewers come from node_modules.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const processes = resolve(here, '../../processes');
const modules = join(here, 'node_modules');

main(process.argv.slice(2)).catch(error => {
  console.error(`render: ${error.message}`);
  process.exitCode = 1;
});

async function main(args) {
  let out = resolve(here, '../../docs/diagrams');
  if (args[0] === '--out') {
    if (!args[1]) {
      throw new Error('--out needs a folder');
    }
    out = resolve(args[1]);
    args = args.slice(2);
  }
  const files = args.length ? args.map(file => resolve(file)) : [
    ...modelsIn(processes, '.bpmn'),
    ...modelsIn(join(processes, 'decisions'), '.dmn')
  ];
  if (!files.length) {
    throw new Error(`no model under ${processes}`);
  }
  mkdirSync(out, { recursive: true });

  const browser = await launch();
  try {
    for (const file of files) {
      await draw(browser, file, out);
    }
  } finally {
    await browser.close();
  }
}

function modelsIn(folder, extension) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder).filter(name => name.endsWith(extension)).sort().map(name => join(folder, name));
}

async function launch() {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM to its path`);
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

async function draw(browser, file, out) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 }, locale: 'fr-CA' });
  try {
    await page.route('**/*', route => route.abort());
    const name = basename(file, extname(file));
    const xml = readFileSync(file, 'utf8');
    if (extname(file) === '.dmn') {
      await drawDecisions(page, xml, join(out, name));
    } else {
      writeFileSync(join(out, `${name}.svg`), await drawProcess(page, xml));
      console.log(join(out, `${name}.svg`));
    }
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  } finally {
    await page.close();
  }
}

async function drawProcess(page, xml) {
  await page.setContent('<!DOCTYPE html><div id="canvas" style="width: 1600px; height: 1200px"></div>');
  await page.addStyleTag({ path: join(modules, 'bpmn-js/dist/assets/bpmn-js.css') });
  await page.addScriptTag({ path: join(modules, 'bpmn-js/dist/bpmn-viewer.production.min.js') });
  const { svg, warnings } = await page.evaluate(async text => {
    const viewer = new window.BpmnJS({ container: '#canvas' });
    const imported = await viewer.importXML(text);
    const saved = await viewer.saveSVG();
    return { svg: saved.svg, warnings: imported.warnings.map(warning => warning.message) };
  }, xml);
  if (warnings.length) {
    throw new Error(warnings.join('; '));
  }
  return withStableMarkers(svg);
}

// bpmn-js names its arrow heads at random; the same model must give the same bytes.
function withStableMarkers(svg) {
  const names = new Map();
  for (const [, name] of svg.matchAll(/\bid="(marker-[^"]+)"/g)) {
    names.set(name, `marker-${names.size + 1}`);
  }
  const stable = svg.replace(/(\bid="|#)(marker-[0-9a-z]+)/g, (all, before, name) => before + (names.get(name) || name));
  return stable.endsWith('\n') ? stable : stable + '\n';
}

async function drawDecisions(page, xml, target) {
  await page.setContent('<!DOCTYPE html><style>body { margin: 0 } .view-drd { display: none } #canvas { width: 1600px; height: 1200px }</style>'
    + '<div id="canvas"></div>');
  for (const sheet of ['dmn-js-shared', 'dmn-js-decision-table']) {
    await page.addStyleTag({ path: join(modules, `dmn-js/dist/assets/${sheet}.css`) });
  }
  await page.addScriptTag({ path: join(modules, 'dmn-js/dist/dmn-viewer.production.min.js') });
  const tables = await page.evaluate(async text => {
    window.viewer = new window.DmnJS({ container: '#canvas' });
    const { warnings } = await window.viewer.importXML(text);
    if (warnings.length) {
      throw new Error(warnings.map(warning => warning.message).join('; '));
    }
    return window.viewer.getViews().filter(view => view.type === 'decisionTable').map(view => view.element.id);
  }, xml);
  if (!tables.length) {
    throw new Error('holds no decision table');
  }
  for (const id of tables) {
    await page.evaluate(async id => {
      Object.assign(document.getElementById('canvas').style, { width: '1600px', height: '1200px' });
      await window.viewer.open(window.viewer.getViews().find(view => view.element.id === id));
      await document.fonts.ready;
    }, id);
    await fitToTable(page);
    const path = tables.length === 1 ? `${target}.png` : `${target}.${id}.png`;
    await page.locator('#canvas').screenshot({ path, animations: 'disabled' });
    console.log(path);
  }
}

// The table and, below it, the mark of bpmn.io, which its licence wants to stay visible.
async function fitToTable(page) {
  const size = await page.evaluate(() => {
    const table = document.querySelector('.dmn-decision-table-container table').getBoundingClientRect();
    return { width: Math.ceil(table.right) + 10, height: Math.ceil(table.bottom) + 50 };
  });
  await page.evaluate(({ width, height }) => {
    Object.assign(document.getElementById('canvas').style, { width: `${width}px`, height: `${height}px` });
  }, size);
}
