/**
 * Payments that stop: a freeze by two persons (E22, E25), the claim that an insolvency brings, the order that had left.
 */
package fr.ampli.process.freeze;
