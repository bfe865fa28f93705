/**
 * One instalment: gate, preparation, certification, order, the accountant's answer. Called for the advance and
 * for the balance. Beside it the exchange with the finance system: an export of orders, an import of answers.
 */
package fr.ampli.process.payment;
