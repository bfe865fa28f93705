// Our own doors. They only tell: nothing is changed through them, so no token goes with a question.
const base = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

/** The address of something of our own, wherever the application is mounted. */
export const at = (path) => `${base}${path}`;

const SENTENCES = {
  401: 'Votre session est terminée. Rechargez la page et connectez-vous de nouveau.',
  403: 'Vous n’avez pas accès à ces informations.',
  404: 'Ces informations n’existent pas ou n’existent plus.',
};

/** What a door answers; an error with a sentence for people where it does not. */
export async function ask(path) {
  let answer;
  try {
    answer = await fetch(at(path), {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  } catch (unreachable) {
    throw new Error('Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.');
  }
  if (answer.ok) {
    return answer.json();
  }
  let said;
  try {
    said = (await answer.json()).reasons[0].sentence;
  } catch (noReason) {
    said = SENTENCES[answer.status] || 'Ces informations ne peuvent pas être lues pour le moment. Réessayez dans un instant.';
  }
  throw new Error(said);
}

/**
 * What the reader may see besides figures, so that nothing is offered that would be refused. Where nobody can say,
 * everything is offered: the doors ask again.
 */
export const views = await ask('/api/oversight/views').catch(() => ({finished: true, trail: true}));
