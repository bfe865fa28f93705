// Our part of Cockpit. Each entry is a place that Cockpit offers; what stands there is in the modules beside this one.
import {instanceTab, page as auditPage} from './audit.js';
import {views} from './data.js';
import {page as figuresPage, tile} from './figures.js';
import {page as finishedPage} from './finished.js';
import {badges, tab as processTab} from './process.js';

const entry = (label, path) => ({
  id: `ampli-entry${path.replace('/', '-')}`,
  pluginPoint: 'cockpit.navigation',
  priority: path === '/pilotage' ? 120 : 110,
  properties: {pagePath: `#${path}`, label, checkActive: (here) => (here || '').includes(path)},
  render(node) {
    const link = document.createElement('a');
    link.href = `#${path}`;
    link.lang = 'fr';
    link.textContent = label;
    node.append(link);
  },
});

const route = (path, render) => ({
  id: `ampli-page${path.replace('/', '-')}`,
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path, label: path},
  render,
});

export default [
  entry('Pilotage', '/pilotage'),
  views.finished && entry('Dossiers clos', '/dossiers-clos'),
  route('/pilotage', figuresPage),
  route('/dossiers-clos', finishedPage),
  route('/piste-audit', auditPage),
  {
    id: 'ampli-tile',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    properties: {label: 'Pilotage AMPLI'},
    render: tile,
  },
  {
    id: 'ampli-badges',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 0,
    render: badges,
  },
  {
    id: 'ampli-activities',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 8,
    properties: {label: 'Durées et volumes'},
    render: processTab,
  },
  views.trail && {
    id: 'ampli-audit',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 12,
    properties: {label: 'Piste d’audit'},
    render: instanceTab,
  },
].filter(Boolean);
