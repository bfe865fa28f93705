/**
 * One instalment: gate, preparation, certification, order, the accountant's answer. Called for the advance and
 * for the balance.
 */
package fr.ampli.process.payment;
