/**
 * Accounts beside the pathway: a change of account (E16), and an account that two holders use.
 */
package fr.ampli.process.account;
