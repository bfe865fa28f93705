// Before the address is looked at: a login may have to give it back what stands behind "#"
import './place.js';

// The print button of a page; a link that ends in #imprimer has pressed it already.
const print = () => window.print();

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', print);
}
if (window.location.hash === '#imprimer') window.addEventListener('load', print);
