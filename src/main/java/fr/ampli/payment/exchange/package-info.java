/**
 * The formats of the exchange with the finance system: what is written for it, and how its answers are read. Plain
 * functions from values to bytes and back; what they mean for an order is said one room up.
 */
package fr.ampli.payment.exchange;
