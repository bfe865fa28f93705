// What a file of words cannot say in French: the language of the page, calendars, and the words that stand in the
// templates of the web applications. Loaded (customScripts) before AngularJS starts them.
import {language, either} from './language.js';

document.documentElement.lang = language;

// The web applications start while their words are still on the way, and show keys meanwhile, unless they remember
// the words of an earlier visit. Here they remember those of today before they start.
try {
  const [words] = /^.*\/app\/\w+\//.exec(new URL(document.baseURI).pathname).map((path) => `${path}locales/`);
  const answer = await fetch(`${words}${language}.json?bust=${window.bust}`, {credentials: 'same-origin'});
  if (answer.ok) {
    const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    kept[`${words}_locales_data_${language}_${window.bust}`] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
} catch (unreachable) {
  console.warn(unreachable); // they ask again themselves
}

const angular = window.angular;

// Read by Tasklist, Cockpit, Admin and Welcome alike. A template that changes in a new version keeps its own words.
const templates = {
  camWidgetHeaderDirective: [
    // Camunda's call to migrate speaks to those who run the platform, not to officers
    ['ng-if="isCommunityEdition"', 'ng-if="isCommunityEdition && authentication.authorizedApps.indexOf(\'admin\') >= 0"'],
    ['{{ app.label }}', "{{ (appName + '_app' | uppercase) | translate }}"],
    // The application menu: an icon without a name
    ['<span class="glyphicon glyphicon-home"></span>',
      `<span class="glyphicon glyphicon-home"></span><span class="sr-only">${either('Changer d\'application', 'Applications')}</span>`],
  ],
};

if (language === 'fr') {
  const zoom = [
    ['"zoom in"', '"Agrandir"'],
    ['"zoom out"', '"Réduire"'],
    ['"reset zoom"', '"Voir en entier"'],
  ];
  templates.camWidgetBpmnViewerDirective = zoom;
  templates.camWidgetCmmnViewerDirective = zoom;
  templates.camWidgetDmnViewerDirective = zoom;
  templates.camWidgetVariablesTableDirective = [
    [/^(\s*)Download$/gm, '$1Télécharger'],
    [/^(\s*)Upload$/gm, '$1Envoyer un fichier'],
  ];

  // As angular-i18n does: the module that AngularJS takes its calendar and numbers from
  const days = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
  const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
  const pattern = (rest) => ({gSize: 3, lgSize: 3, maxFrac: 2, minFrac: 2, minInt: 1, negPre: '-', negSuf: '', posPre: '', posSuf: '', ...rest});
  angular.module('ngLocale', [], ['$provide', ($provide) => {
    $provide.value('$locale', {
      id: 'fr-fr',
      localeID: 'fr_FR',
      pluralCat: (n) => (Math.abs(n) < 2 ? 'one' : 'other'),
      DATETIME_FORMATS: {
        AMPMS: ['AM', 'PM'],
        DAY: days,
        ERANAMES: ['avant Jésus-Christ', 'après Jésus-Christ'],
        ERAS: ['av. J.-C.', 'ap. J.-C.'],
        FIRSTDAYOFWEEK: 0, // Monday
        MONTH: months,
        SHORTDAY: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
        SHORTMONTH: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
        STANDALONEMONTH: months,
        WEEKENDRANGE: [5, 6],
        fullDate: 'EEEE d MMMM y',
        longDate: 'd MMMM y',
        medium: 'd MMM y HH:mm:ss',
        mediumDate: 'd MMM y',
        mediumTime: 'HH:mm:ss',
        short: 'dd/MM/y HH:mm',
        shortDate: 'dd/MM/y',
        shortTime: 'HH:mm',
      },
      NUMBER_FORMATS: {
        CURRENCY_SYM: '€',
        DECIMAL_SEP: ',',
        GROUP_SEP: '\u00a0',
        PATTERNS: [pattern({maxFrac: 3, minFrac: 0}), pattern({negSuf: '\u00a0\u00a4', posSuf: '\u00a0\u00a4'})],
      },
    });
  }]);

  // Tooltips that stand in templates of Cockpit's own plugins
  const tips = {'Toggle this section': 'Replier ou déplier cette partie', 'Suspended Job Definition': 'Définition de travail suspendue'};
  angular.module('ui.bootstrap').directive('uibTooltip', () => ({
    compile: (node, attributes) => {
      if (tips[attributes.uibTooltip]) attributes.$set('uibTooltip', tips[attributes.uibTooltip]);
    },
  }));

  angular.module('ui.bootstrap').run(['uibDatepickerPopupConfig', 'uibTimepickerConfig', (popup, time) => {
    Object.assign(popup, {currentText: 'Aujourd\'hui', clearText: 'Effacer', closeText: 'Fermer'});
    time.showMeridian = false;
  }]).run(['$templateCache', (kept) => {
    // Read out by screen readers only
    for (const view of ['day', 'month', 'year'].map((each) => `uib/template/datepicker/${each}.html`)) {
      kept.put(view, (kept.get(view) || '').replace('>previous<', '>précédent<').replace('>next<', '>suivant<'));
    }
  }]);
}

angular.module('camunda.common.widgets').config(['$provide', ($provide) => {
  for (const [directive, changes] of Object.entries(templates)) {
    $provide.decorator(directive, ['$delegate', ($delegate) => {
      for (const [before, after] of changes) {
        $delegate[0].template = $delegate[0].template.replaceAll(before, after);
      }
      return $delegate;
    }]);
  }
}]);

// "<task> <- No matching task with id …" is what the application says to itself; the notice has a title in plain words
angular.module('camunda.common.widgets').run(['$injector', ($injector) => {
  if (!$injector.has('Notifications')) return;
  const notices = $injector.get('Notifications');
  const add = notices.add;
  notices.add = function (notice, ...rest) {
    const plain = /^<\w+> <- /.test(notice.message || '') ? {...notice, message: ''} : notice;
    return add.call(this, plain, ...rest);
  };
}]);
