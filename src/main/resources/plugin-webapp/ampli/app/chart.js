// Charts as SVG: sharp at any zoom and on paper, and read out by their title. Every chart has its table beside it, so
// a chart need not say everything; and no series is told by its colour alone.
import {at} from './data.js';
import {el, newId} from './dom.js';
import {UNITS, tick, words} from './words.js';

const D3 = '/webjars/d3/7.9.0/dist/d3.min.js';

// Each against white 3:1 or more (WebappColoursTest)
const COLOURS = ['#1b4f72', '#b35900', '#2e7d32', '#6a3d9a', '#565e6b', '#a3195b'];
const DASHES = ['', '7 4', '2 4', '10 3 2 3', '4 2', '1 3'];

let library;

/** Cockpit hides the loader of older modules only after it has started: the library is fetched when it is needed. */
async function d3() {
  library = library || import(at(D3)).then(() => window.d3);
  return library;
}

/** A place in which the chart of a figure stands, drawn anew when its width changes. */
export async function chart(figure) {
  const {kind, x, series} = figure.chart;
  const named = (key) => figure.columns.find((column) => column.key === key) || {key, label: key, type: 'integer'};
  const plan = {
    d3: await d3(),
    title: figure.title,
    rows: figure.rows,
    x: named(x),
    series: series.map(named),
    kind,
  };
  const place = el('div', {class: 'ampli-plot'});
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.round(place.clientWidth);
    if (width > 0 && width !== drawn) {
      drawn = width;
      place.replaceChildren(draw(plan, width));
    }
  }).observe(place);
  return el('figure', {class: 'ampli-chart'}, series.length > 1 && legend(plan), place);
}

function draw(plan, width) {
  return plan.kind === 'line' ? lines(plan, width) : bars(plan, width);
}

const type = (plan) => plan.series[0].type;

/** Amounts are drawn in euros, so that the steps of the axis are round. */
const size = (plan, row, key) => Number(row[key] || 0) / (type(plan) === 'money' ? 100 : 1);

const label = (plan, row) => words(row[plan.x.key], plan.x.type);

/** As many steps as there is room for their words; whole ones where halves do not exist. */
function ticks(plan, scale, most, room) {
  const longest = tickWords(plan, scale.domain()[1]).length * 7.5 + 14;
  const steps = scale.ticks(most);
  const every = Math.ceil(steps.length * longest / room) || 1;
  return steps.filter((_, index) => index % every === 0).filter((value) => type(plan) !== 'integer' || Number.isInteger(value));
}

const tickWords = (plan, value) => tick(type(plan) === 'money' ? value * 100 : value, type(plan));

function canvas(plan, width, height) {
  const title = newId('title');
  const svg = plan.d3.create('svg')
    .attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height)
    .attr('role', 'img').attr('aria-labelledby', title);
  svg.append('title').attr('id', title).text(`${plan.title} : graphique, les mêmes valeurs sont dans le tableau`);
  return svg;
}

/** Bars that lie: their labels are words, often long ones. */
function bars(plan, width) {
  const {d3: lib, rows, series} = plan;
  const stacked = plan.kind === 'stacked';
  const thick = rows.length > 12 ? 15 : 22;
  const gap = rows.length > 12 ? 7 : 12;
  const step = (stacked ? thick : thick * series.length) + gap;
  const widest = Math.max(...rows.map((row) => label(plan, row).length), 4);
  const margin = {top: 8, right: 92, bottom: 40, left: Math.min(widest * 7 + 14, Math.round(width * 0.42))};
  const height = margin.top + rows.length * step + margin.bottom;
  const total = (row) => series.reduce((sum, {key}) => sum + size(plan, row, key), 0);
  const most = lib.max(rows, (row) => (stacked ? total(row) : lib.max(series, ({key}) => size(plan, row, key)))) || 1;
  const scale = lib.scaleLinear().domain([0, most]).nice(4).range([margin.left, width - margin.right]);
  const svg = canvas(plan, width, height);
  const fills = patterns(svg, series.length);

  const axis = svg.append('g').attr('class', 'ampli-axis');
  const bottom = height - margin.bottom;
  for (const value of ticks(plan, scale, 6, width - margin.left - margin.right)) {
    axis.append('line').attr('x1', scale(value)).attr('x2', scale(value)).attr('y1', margin.top).attr('y2', bottom);
    axis.append('text').attr('x', scale(value)).attr('y', bottom + 16).attr('text-anchor', 'middle').text(tickWords(plan, value));
  }
  if (type(plan) === 'days') {
    axis.append('text').attr('x', width - margin.right).attr('y', bottom + 32).attr('text-anchor', 'end').text(UNITS.days);
  }

  const room = Math.floor((margin.left - 14) / 7);
  rows.forEach((row, index) => {
    const top = margin.top + index * step + gap / 2;
    const middle = top + (step - gap) / 2;
    const name = label(plan, row);
    const text = svg.append('text').attr('class', 'ampli-label').attr('text-anchor', 'end');
    twoLines(name, room).forEach((line, place, all) => text.append('tspan').attr('x', margin.left - 8)
      .attr('y', middle + (place - (all.length - 1) / 2) * 14).attr('dy', '.35em').text(line));
    text.append('title').text(name);
    let from = scale(0);
    series.forEach((one, place) => {
      const value = size(plan, row, one.key);
      const length = scale(value) - scale(0);
      const y = stacked ? top : top + place * thick;
      if (length > 0) {
        svg.append('rect').attr('x', stacked ? from : scale(0)).attr('y', y + 1).attr('height', thick - 2)
          .attr('width', length).attr('fill', fills[place]).attr('class', 'ampli-bar')
          .append('title').text(`${name}, ${one.label} : ${words(row[one.key], one.type)}`);
      }
      if (!stacked) {
        svg.append('text').attr('class', 'ampli-value').attr('x', scale(Math.max(value, 0)) + 5).attr('y', y + thick / 2)
          .attr('dy', '.35em').text(words(row[one.key], one.type));
      }
      from += length;
    });
    if (stacked) {
      svg.append('text').attr('class', 'ampli-value').attr('x', from + 5).attr('y', middle).attr('dy', '.35em')
        .text(tickWords(plan, total(row)));
    }
  });
  return svg.node();
}

/** A label on one line, or on two; what does not fit then either is cut. */
function twoLines(name, room) {
  if (name.length <= room) {
    return [name];
  }
  const at = name.lastIndexOf(' ', room);
  const first = at > 0 ? name.slice(0, at) : name.slice(0, room);
  const rest = name.slice(first.length).trim();
  return [first, rest.length > room ? `${rest.slice(0, room - 1)}…` : rest];
}

/** Lines over what has an order, months for example: each with its own stroke and its own mark. */
function lines(plan, width) {
  const {d3: lib, rows, series} = plan;
  const height = 300;
  const margin = {top: 16, right: 24, bottom: 44, left: 84};
  const most = lib.max(rows, (row) => lib.max(series, ({key}) => size(plan, row, key))) || 1;
  const across = lib.scalePoint().domain(rows.map((_, index) => index)).range([margin.left, width - margin.right]).padding(0.3);
  const up = lib.scaleLinear().domain([0, most]).nice(5).range([height - margin.bottom, margin.top]);
  const svg = canvas(plan, width, height);
  const axis = svg.append('g').attr('class', 'ampli-axis');
  for (const value of ticks(plan, up, 5, Infinity)) {
    axis.append('line').attr('x1', margin.left).attr('x2', width - margin.right).attr('y1', up(value)).attr('y2', up(value));
    axis.append('text').attr('x', margin.left - 8).attr('y', up(value)).attr('dy', '.35em').attr('text-anchor', 'end')
      .text(tickWords(plan, value));
  }
  if (type(plan) === 'days') {
    axis.append('text').attr('x', margin.left - 8).attr('y', height - margin.bottom + 18).attr('text-anchor', 'end').text(UNITS.days);
  }
  const each = Math.max(1, Math.ceil(rows.length * 92 / (width - margin.left - margin.right)));
  rows.forEach((row, index) => {
    if (index % each === 0) {
      axis.append('text').attr('x', across(index)).attr('y', height - margin.bottom + 18).attr('text-anchor', 'middle')
        .text(label(plan, row));
    }
  });
  const known = (row, key) => row[key] !== null && row[key] !== undefined;
  series.forEach((one, place) => {
    const path = lib.line().defined((row) => known(row, one.key))
      .x((_, index) => across(index)).y((row) => up(size(plan, row, one.key)));
    svg.append('path').attr('d', path(rows)).attr('fill', 'none').attr('stroke', COLOURS[place % COLOURS.length])
      .attr('stroke-width', 2.5).attr('stroke-dasharray', DASHES[place % DASHES.length]);
    const mark = lib.symbol(lib.symbolsFill[place % lib.symbolsFill.length], 70)();
    rows.forEach((row, index) => {
      if (known(row, one.key)) {
        svg.append('path').attr('d', mark).attr('fill', COLOURS[place % COLOURS.length]).attr('class', 'ampli-mark')
          .attr('transform', `translate(${across(index)},${up(size(plan, row, one.key))})`)
          .append('title').text(`${label(plan, row)}, ${one.label} : ${words(row[one.key], one.type)}`);
      }
    });
  });
  return svg.node();
}

/** One filling for each series: a colour and, from the second on, a texture. */
function patterns(svg, count) {
  const defs = svg.append('defs');
  return Array.from({length: count}, (_, index) => {
    const colour = COLOURS[index % COLOURS.length];
    if (index === 0) {
      return colour;
    }
    const id = newId('fill');
    const pattern = defs.append('pattern').attr('id', id).attr('width', 8).attr('height', 8)
      .attr('patternUnits', 'userSpaceOnUse').attr('patternTransform', `rotate(${[0, 45, 0, 135, 90, 45][index % 6]})`);
    pattern.append('rect').attr('width', 8).attr('height', 8).attr('fill', colour);
    if (index % 6 === 2) {
      pattern.append('circle').attr('cx', 4).attr('cy', 4).attr('r', 1.6).attr('fill', '#fff');
    } else {
      pattern.append('rect').attr('width', index % 6 === 5 ? 4 : 2).attr('height', 8).attr('fill', '#fff');
    }
    return `url(#${id})`;
  });
}

function legend(plan) {
  return el('ul', {class: 'ampli-legend'}, plan.series.map((one, index) => {
    const swatch = plan.d3.create('svg').attr('width', 30).attr('height', 14).attr('aria-hidden', 'true');
    if (plan.kind === 'line') {
      const colour = COLOURS[index % COLOURS.length];
      swatch.append('line').attr('x1', 0).attr('x2', 30).attr('y1', 7).attr('y2', 7).attr('stroke', colour)
        .attr('stroke-width', 2.5).attr('stroke-dasharray', DASHES[index % DASHES.length]);
      swatch.append('path').attr('d', plan.d3.symbol(plan.d3.symbolsFill[index % plan.d3.symbolsFill.length], 60)())
        .attr('fill', colour).attr('transform', 'translate(15,7)');
    } else {
      swatch.append('rect').attr('width', 30).attr('height', 14).attr('fill', patterns(swatch, index + 1)[index]);
    }
    return el('li', {}, swatch.node(), one.label);
  }));
}
