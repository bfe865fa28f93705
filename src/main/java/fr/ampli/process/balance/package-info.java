/**
 * The balance and the hand-over to who supports the structure next; the money is paid by {@code
 * fr.ampli.process.payment}.
 */
package fr.ampli.process.balance;
