/** What managers and heads of service see of the whole, and do about what is late. */
package fr.ampli.oversight;
